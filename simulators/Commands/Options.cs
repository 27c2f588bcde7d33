using System.CommandLine;
using System.Net;
using ParkTwin.Domain;

namespace ParkTwin.Simulators.Commands;

/// <summary>Makes options whose wrong values are reported by our own sentences.</summary>
internal static class Options
{
    /// <summary>An option read by a function; a <see cref="FormatException"/> of it becomes the message.</summary>
    public static Option<T> Of<T>(string name, string help, Func<string, T> read, string? helpName = null) => new(name)
    {
        Description = help,
        HelpName = helpName,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            try
            {
                return read(result.Tokens[0].Value);
            }
            catch (FormatException wrong)
            {
                result.AddError($"{name}: {wrong.Message}");
                return default!;
            }
        },
    };

    /// <summary>As the other, with a value where the option is left out.</summary>
    public static Option<T> Of<T>(string name, string help, Func<string, T> read, T otherwise, string? helpName = null)
    {
        var option = Of(name, help, read, helpName);
        option.DefaultValueFactory = _ => otherwise;
        return option;
    }

    /// <summary>A whole number within limits.</summary>
    public static Option<int> Count(string name, string help, int least, int most, int otherwise) =>
        Of(name, $"{help} ({least} to {most})", text => Texts.Count(text, least, most), otherwise, "N");

    /// <summary>A chance from 0 to 1, default 0.</summary>
    public static Option<double> Share(string name, string help) => Of(name, help, Texts.Share, 0.0, "0..1");

    /// <summary>The endpoint to publish to.</summary>
    public static Option<DnsEndPoint> Mqtt(bool required)
    {
        var option = Of("--mqtt", "The twin's device endpoint, or a broker.", Texts.Endpoint, "HOST:PORT");
        option.Required = required;
        return option;
    }

    /// <summary>User name for CONNECT.</summary>
    public static Option<string?> User() => Of<string?>("--user", "User name for CONNECT.", text => text, "NAME");

    /// <summary>Password for CONNECT; left out, it is taken from PARKTWIN_MQTT_PASSWORD.</summary>
    public static Option<string?> Password() => Of<string?>(
        "--password", "Password for CONNECT; left out, PARKTWIN_MQTT_PASSWORD is taken.", text => text,
        Environment.GetEnvironmentVariable("PARKTWIN_MQTT_PASSWORD"), "TEXT");

    /// <summary>The park's id.</summary>
    public static Option<ParkId> Park(bool required)
    {
        var option = Of("--park", "The park's id, as in the topics.", ParkId.Parse, "ID");
        option.Required = required;
        return option;
    }
}
