#if ORLEANS
using Microsoft.Extensions.Hosting;
using ParkTwin.Silo;

var builder = Host.CreateApplicationBuilder(args);
var options = new SiloOptions { DataDirectory = Path.GetFullPath(builder.Configuration["data"] ?? "data") };
builder.AddSilo(options);
builder.Services.AddReferenceFiles();
await builder.Build().RunAsync();
return 0;
#else
await Console.Error.WriteLineAsync(
    "This build has the single-process grain runtime: the silo runs inside the web process (dotnet run --project web). "
    + "For a silo of its own, build with -p:GrainRuntime=Orleans.");
return 2;
#endif
