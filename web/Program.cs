using ParkTwin.Web.Api;
using ParkTwin.Web.Hosting;
using ParkTwin.Web.Options;

if (args is ["--help" or "-h"] or ["--version"])
{
    Console.WriteLine(args[0] == "--version" ? ProcessAge.Version : CommandLine.Usage);
    return 0;
}

TwinOptions? options = null;
try
{
    var starting = new StartLogs();
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
    options = TwinOptionsReader.Read(builder.Configuration, args);
    builder.Logging.AddFilter(starting.Lets);
    builder.AddTwinWeb(options);

    await using var app = builder.Build();
    app.UseTwinWeb();
    await app.StartAsync();
    starting.Started();
    StartNotice.Print(app, options, Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception fault)
{
    await Console.Error.WriteLineAsync(StartFault.Explain(fault, options));
    return 1;
}
