namespace SupportBot.Bot.Persistence;

/// <summary>
/// One SQL statement that runs unchanged on both engines: parameters are positional, <c>$1</c> to <c>$n</c>, in the order of
/// <paramref name="Parameters"/>. Values may be null, <see cref="string"/>, <see cref="long"/>, <see cref="int"/>, <see cref="double"/>,
/// <see cref="bool"/>, <see cref="DateTimeOffset"/> or <c>byte[]</c>. Statements that run often must be constants: they are prepared once by their text.
/// </summary>
/// <param name="Sql">The statement.</param>
/// <param name="Parameters">The values.</param>
/// <param name="ExpectedRows">How many rows it must touch; otherwise its whole unit is undone and reported as a conflict. Null: any number.</param>
internal readonly record struct SqlStatement(string Sql, object?[] Parameters, int? ExpectedRows = null)
{
    public static SqlStatement Of(string sql, params object?[] parameters) => new(sql, parameters);

    /// <summary>The same statement, refused unless it touches exactly <paramref name="rows"/> rows.</summary>
    public SqlStatement Touching(int rows) => this with { ExpectedRows = rows };
}
