using System.Globalization;
using System.Text;
using ParkTwin.Fuzz.Engine;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Writes payloads: mostly right, with every freedom that JSON gives, and values at the edges.</summary>
internal sealed class PayloadGrammar(FuzzRandom random)
{
    private static readonly string[] Offsets = ["Z", "+08:00", "-05:30", "+0800", "+08", "+14:00", "-14:00", "+14:01", "", "z", "+8:00"];
    private static readonly string[] Units = ["kWh", "Wh", "MWh", "m3", "m3/h", "GJ/h", "t", "kwh", "", "k\\u0057h"];
    private static readonly string[] Spaces = ["", "", "", "", " ", "\n", "\t ", "\r\n"];
    private readonly StringBuilder _text = new();

    public void Payload(InputBuffer into)
    {
        _text.Clear();
        if (random.OneIn(3))
        {
            _text.Append('[');
            for (var left = random.Next(6); left >= 0; left--)
            {
                Element();
                _text.Append(left > 0 ? "," : "");
            }

            _text.Append(']');
        }
        else
        {
            Element();
        }

        into.Add(Encoding.UTF8.GetBytes(_text.ToString()));
    }

    private void Element()
    {
        if (random.OneIn(3))
        {
            // The canonical form.
            _text.Append("{\"t\":").Append(Time()).Append(",\"v\":").Append(Value()).Append('}');
            return;
        }

        var keys = new List<string> { "t", "v" };
        foreach (var more in (string[])["q", "u", "r", "x", "t"])
        {
            if (random.OneIn(more is "x" or "t" ? 20 : 3))
            {
                keys.Insert(random.Next(keys.Count + 1), more);
            }
        }

        _text.Append('{').Append(Space());
        for (var i = 0; i < keys.Count; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append(Space()).Append('"').Append(Key(keys[i])).Append('"').Append(Space()).Append(':').Append(Space());
            _text.Append(ValueOf(keys[i])).Append(Space());
        }

        _text.Append('}');
    }

    private string Key(string key) => random.OneIn(30) ? $"\\u{(int)key[0]:x4}" : key;

    private string ValueOf(string key) => key switch
    {
        "t" => Time(),
        "v" => Value(),
        "q" => random.Pick(["\"good\"", "\"estimated\"", "\"bad\"", "null", "\"worse\"", "1", "\"\\ud800bcdef\""]),
        "u" => random.OneIn(8) ? "null" : $"\"{random.Pick(Units)}\"",
        "r" => random.Pick(["0", "1", "2147483647", "2147483648", "-1", "1.0", "1e1", "null", "\"1\""]),
        _ => random.Pick(["{\"a\":[1,2]}", "[[]]", "true", "\"\""]),
    };

    private string Time()
    {
        if (random.OneIn(3))
        {
            var unix = (long)(random.Next() % 300_000_000_000_000) - 40_000_000_000_000;
            return random.OneIn(8) ? $"{unix}.0" : random.OneIn(8) ? $"{unix / 1000}e3" : unix.ToString(CultureInfo.InvariantCulture);
        }

        var year = random.OneIn(6) ? random.Pick([0, 1, 4, 100, 1600, 1900, 2000, 9999]) : random.Between(1990, 2040);
        var month = random.OneIn(12) ? random.Pick([0, 2, 13]) : random.Between(1, 12);
        var day = random.OneIn(6) ? random.Pick([0, 29, 30, 31, 32]) : random.Between(1, 28);
        var seconds = random.OneIn(6) ? "" : $":{(random.OneIn(20) ? 60 : random.Next(60)):00}{Fraction()}";
        var hour = random.OneIn(20) ? 24 : random.Next(24);
        return $"\"{year:0000}-{month:00}-{day:00}T{hour:00}:{random.Next(60):00}{seconds}{random.Pick(Offsets)}\"";
    }

    private string Fraction() => random.OneIn(3) ? "." + Digits(random.Between(0, 10)) : "";

    private string Value()
    {
        var number = (random.OneIn(6) ? "-" : "") + (random.OneIn(30) ? "0" : "") + Digits(1 + random.Next(1 << random.Next(5)));
        number += random.OneIn(2) ? "." + Digits(random.Next(1 << random.Next(5))) : "";
        number += random.OneIn(8) ? (random.OneIn(2) ? "e" : "E") + random.Pick(["", "+", "-"]) + random.Next(40) : "";
        return random.OneIn(3) ? $"\"{number}\"" : random.OneIn(60) ? "NaN" : number;
    }

    private string Digits(int count)
    {
        Span<char> digits = stackalloc char[Math.Max(0, count)];
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = (char)('0' + (random.OneIn(3) ? 0 : random.Next(10)));
        }

        return digits.ToString();
    }

    private string Space() => random.OneIn(6) ? random.Pick(Spaces) : "";
}
