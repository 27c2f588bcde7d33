using System.CommandLine;
using NodaTime;
using ParkTwin.Domain;
using ParkTwin.Simulators.Registry;

namespace ParkTwin.Simulators.Commands;

/// <summary><c>registry DIR --out FILE</c>.</summary>
internal static class RegistryCommand
{
    private const string DefaultPark = "replay";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = $"A folder with {DataFolder.MetersFile}." };
        var park = Options.Park(required: false);
        var name = Options.Of<string?>("--name", "The park's name; default: the folder's.", text => text, "TEXT");
        var zone = Options.Of("--time-zone", "IANA time zone of the park; default UTC.", Zone, "UTC", "TZ");
        var output = Options.Of("--out", "The registry file to write; '-' is the standard output.", text => text, "FILE");
        output.Required = true;
        var command = new Command("registry", "Writes a registry file for a folder of published readings.")
        {
            folder, park, name, zone, output,
        };
        command.SetAction((parsed, _) => CommandRun.GuardAsync(() =>
        {
            var data = DataFolder.Open(parsed.GetValue(folder)!);
            var id = parsed.GetResult(park) is null ? ParkId.Parse(DefaultPark) : parsed.GetValue(park);
            var title = parsed.GetValue(name) ?? Path.GetFileName(Path.GetFullPath(data.Path));
            RegistryOutput.Write(parsed.GetValue(output)!, [data.ToPark(id, title, parsed.GetValue(zone)!)]);
            return Task.FromResult(0);
        }));
        return command;
    }

    private static string Zone(string text) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not null
        ? text
        : throw new FormatException($"'{text}' is not in the time-zone database; write an IANA name, for example Asia/Shanghai.");
}
