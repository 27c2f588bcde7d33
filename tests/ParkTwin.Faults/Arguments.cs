using System.Globalization;

namespace ParkTwin.Faults;

/// <summary>Options of a command: <c>--name value</c>, or <c>--name</c> alone for yes.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Arguments(params string[] arguments)
    {
        for (var at = 0; at < arguments.Length; at++)
        {
            if (!arguments[at].StartsWith("--", StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{arguments[at]}' is no option; options are --name value.");
            }

            var isFlag = at + 1 == arguments.Length || arguments[at + 1].StartsWith("--", StringComparison.Ordinal);
            _values[arguments[at][2..]] = isFlag ? "yes" : arguments[at + 1];
            at += isFlag ? 0 : 1;
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) => (int)Real(name, otherwise);

    public double Real(string name, double otherwise) =>
        _values.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
