using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Tool.Commands;

/// <summary><c>analyze</c>: the French terms of each line of standard input, one JSON array a line.</summary>
internal static class AnalyzeCommand
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var stages = new Option<bool>("--stages") { Description = "Show what each stage makes of each word." };
        var command = new Command("analyze", "Reads lines and prints their French terms, one JSON array a line.") { stages };
        command.SetAction(result => Run(Console.In, Console.Out, result.GetValue(stages)));
        return command;
    }

    internal static int Run(TextReader input, TextWriter output, bool showStages)
    {
        while (input.ReadLine() is { } line)
        {
            if (showStages)
            {
                WriteStages(output, line);
            }
            else
            {
                output.WriteLine(JsonSerializer.Serialize(FrenchAnalyzer.Analyze(line), Readable));
            }
        }

        return ExitCodes.Success;
    }

    private static void WriteStages(TextWriter output, string line)
    {
        foreach (var trace in FrenchAnalyzer.Trace(line))
        {
            var values = FrenchAnalyzer.StageNames.Zip(trace.Values, (stage, value) => $"{stage}={value ?? "(out)"}");
            output.WriteLine($"{trace.Word,-20} {string.Join("  ", values)}");
        }
    }
}
