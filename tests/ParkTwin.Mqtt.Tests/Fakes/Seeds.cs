using System.Globalization;

namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>Seeds of the property tests; PARKTWIN_SEED=n runs that one alone.</summary>
internal static class Seeds
{
    public static void Each(int count, Action<Random> property)
    {
        var only = Environment.GetEnvironmentVariable("PARKTWIN_SEED");
        var first = only is null ? 1 : int.Parse(only, CultureInfo.InvariantCulture);
        for (var seed = first; seed < first + (only is null ? count : 1); seed++)
        {
            try
            {
                property(new Random(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(
                    $"Seed {seed} fails. Replay: PARKTWIN_SEED={seed} dotnet test tests/ParkTwin.Mqtt.Tests", e);
            }
        }
    }

    /// <summary>Text of MQTT: any characters but U+0000 and halves of surrogate pairs.</summary>
    public static string Text(this Random random, int longest = 20, string except = "")
    {
        var runes = new System.Text.StringBuilder();
        for (var i = random.Next(longest + 1); i > 0; i--)
        {
            var code = random.Next(5) switch
            {
                0 => random.Next(0x10000, 0x110000),
                1 => random.Next(0x4E00, 0x9FFF),
                2 => random.Next(1, 0x800),
                _ => random.Next(0x20, 0x7F),
            };
            var rune = new System.Text.Rune(code).ToString();
            runes.Append(except.Contains(rune, StringComparison.Ordinal) ? "x" : rune);
        }

        return runes.ToString();
    }

    public static string Topic(this Random random) => "t" + random.Text(except: "#+");

    public static byte[] Bytes(this Random random, int longest = 300)
    {
        var bytes = new byte[random.Next(longest + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    public static bool Chance(this Random random) => random.Next(2) == 0;

    public static ushort Id(this Random random) => (ushort)random.Next(1, 65_536);
}
