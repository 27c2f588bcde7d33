using System.CommandLine;
using System.CommandLine.Invocation;
using ParkTwin.Simulators.Commands;

var root = new RootCommand("Meters, gateways and whole parks for ParkTwin: registry, replay, park, load.")
{
    RegistryCommand.Create(),
    ReplayCommand.Create(),
    ParkCommand.Create(),
    LoadCommand.Create(),
};
var parsed = root.Parse(args);
if (parsed.Action is ParseErrorAction wrong)
{
    // One sentence says what is wrong; --help is a page.
    wrong.ShowHelp = false;
}

return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
