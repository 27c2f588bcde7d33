using ParkTwin.Web.Api;
using ParkTwin.Web.Hosting;
using ParkTwin.Web.Options;

if (args is ["--help" or "-h"] or ["--version"])
{
    Console.WriteLine(args[0] == "--version" ? ProcessAge.Version : CommandLine.Usage);
    return 0;
}

if (UpkeepCommandLine.IsOne(args))
{
    return await UpkeepCommands.RunAsync(args);
}

TwinOptions? options = null;
var logs = new StartLogs();
try
{
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
    options = TwinOptionsReader.Read(builder.Configuration, args);
    logs.Filter(builder.Logging);
    builder.AddOneProcess(options);

    await using var app = builder.Build();
    app.UseTwinWeb();
    await app.StartOrStopAsync();
    logs.Started();
    await app.ReleaseDemoAsync(options);
    StartNotice.Print(app, options, Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception fault)
{
    await Console.Error.WriteLineAsync(logs.HasStarted ? $"ParkTwin ended with a fault: {fault}" : StartFault.Explain(fault, options));
    return 1;
}
