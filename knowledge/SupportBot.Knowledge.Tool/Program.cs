using System.CommandLine;
using SupportBot.Knowledge.Tool.Commands;

var root = new RootCommand("Checks, searches and judges the knowledge of SupportBot, and imports FAQ pages.")
{
    CheckCommand.Create(),
    SearchCommand.Create(),
    EvaluateCommand.Create(),
    ImportCommand.Create(),
    AnalyzeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
