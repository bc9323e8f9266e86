using BenchmarkDotNet.Running;
using SupportBot.Benchmarks.Dialogs;

BenchmarkSwitcher.FromAssembly(typeof(FormTurnBenchmarks).Assembly).Run(args);
