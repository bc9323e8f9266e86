using System.CommandLine;
using BenchmarkDotNet.Running;
using SupportBot.Benchmarks.Dialogs;
using SupportBot.Benchmarks.Load;

if (args is [LoadCommand.Name, ..])
{
    return await new RootCommand("Measures SupportBot.") { LoadCommand.Create() }.Parse(args).InvokeAsync();
}

BenchmarkSwitcher.FromAssembly(typeof(FormTurnBenchmarks).Assembly).Run(args);
return 0;
