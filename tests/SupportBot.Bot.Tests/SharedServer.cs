using SupportBot.Testing.Hosting;

// One server for all tests that do not change its settings: they live in conversations of their own.
[assembly: AssemblyFixture(typeof(SupportBotServer))]
