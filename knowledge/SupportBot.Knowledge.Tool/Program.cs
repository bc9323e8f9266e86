using System.CommandLine;
using SupportBot.Knowledge.Tool.Commands;

var root = new RootCommand("Checks, searches and judges the knowledge of SupportBot, imports FAQ pages and suggests what to add.")
{
    CheckCommand.Create(),
    SearchCommand.Create(),
    EvaluateCommand.Create(),
    ImportCommand.Create(),
    SuggestCommand.Create(),
    AnalyzeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
