using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ParkTwin.Domain;

/// <summary>
/// The words that stand for the domain's enumerations in files, topics and answers (kebab-case, compared exactly), both ways.
/// </summary>
public static class Words
{
    private static readonly string[] Carriers = ["electricity", "gas", "water", "heat", "pv"];

    private static readonly string[] Roles =
    [
        "grid-import", "grid-export", "generation", "consumption", "submeter", "storage-charge", "storage-discharge", "reactive",
    ];

    private static readonly string[] Kinds = ["register", "interval", "gauge"];
    private static readonly string[] Stamps = ["start", "end"];
    private static readonly string[] EventKinds = ["replacement", "reset", "change", "confirmation"];
    private static readonly string[] Qualities = ["good", "estimated", "bad"];

    private static readonly string[] Verdicts =
        ["accepted", "roll-over", "detected-reset", "suspect", "pending", "conflict-lost", "rejected"];

    private static readonly string[] Steps = ["PT15M", "PT1H", "P1D", "P1M", "P1Y"];
    private static readonly string[] Measures = ["kWh", "m3", "GJ", "t", "kvarh"];
    private static readonly string[] RateUnits = ["kW", "m3/h", "GJ/h", "t/h", "kvar"];

    /// <summary>The word of a carrier, for example <c>electricity</c>.</summary>
    public static string Of(Carrier value) => Carriers[(int)value];

    /// <summary>The word of a role, for example <c>grid-import</c>.</summary>
    public static string Of(MeterRole value) => Roles[(int)value];

    /// <summary>The word of a kind, for example <c>register</c>.</summary>
    public static string Of(MeterKind value) => Kinds[(int)value];

    /// <summary>The word of a stamp position: <c>start</c> or <c>end</c>.</summary>
    public static string Of(StampPosition value) => Stamps[(int)value];

    /// <summary>The word of an event kind, for example <c>replacement</c>.</summary>
    public static string Of(MeterEventKind value) => EventKinds[(int)value];

    /// <summary>The word of a quality: <c>good</c>, <c>estimated</c> or <c>bad</c>.</summary>
    public static string Of(ReadingQuality value) => Qualities[(int)value];

    /// <summary>The word of a verdict, for example <c>roll-over</c>.</summary>
    public static string Of(Verdict value) => Verdicts[(int)value];

    /// <summary>The ISO 8601 text of a step, for example <c>PT15M</c>.</summary>
    public static string Of(UsageStep value) => Steps[(int)value];

    /// <summary>The wire name of a unit, for example <c>m3/h</c>.</summary>
    public static string Of(MeterUnit value) => MeterUnits.Of(value);

    /// <summary>The unit text of a measure, for example <c>kWh</c>.</summary>
    public static string Of(Measure value) => Measures[(int)value];

    /// <summary>The unit text of a measure's rate, for example <c>kW</c> for kWh.</summary>
    public static string RateOf(Measure value) => RateUnits[(int)value];

    /// <summary>Every word of the enumeration, in its order, for a message that says what is allowed.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Table<T>();

    /// <summary>Takes a word, compared exactly.</summary>
    public static bool TryParse<T>([NotNullWhen(true)] string? text, out T value)
        where T : struct, Enum
    {
        var index = text is null ? -1 : Array.IndexOf(Table<T>(), text);
        value = index < 0 ? default : At<T>(index);
        return index >= 0;
    }

    /// <summary>Takes a word in UTF-8, compared exactly; allocates nothing.</summary>
    public static bool TryParse<T>(ReadOnlySpan<byte> utf8, out T value)
        where T : struct, Enum
    {
        var table = Table<T>();
        for (var index = 0; index < table.Length; index++)
        {
            if (Ascii.Equals(utf8, table[index]))
            {
                value = At<T>(index);
                return true;
            }
        }

        value = default;
        return false;
    }

    private static T At<T>(int index)
        where T : struct, Enum
    {
        var number = (byte)index;
        return System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref number);
    }

    private static string[] Table<T>()
        where T : struct, Enum
    {
        if (typeof(T) == typeof(MeterUnit))
        {
            return UnitNames;
        }

        return typeof(T) == typeof(Carrier) ? Carriers
            : typeof(T) == typeof(MeterRole) ? Roles
            : typeof(T) == typeof(MeterKind) ? Kinds
            : typeof(T) == typeof(StampPosition) ? Stamps
            : typeof(T) == typeof(MeterEventKind) ? EventKinds
            : typeof(T) == typeof(ReadingQuality) ? Qualities
            : typeof(T) == typeof(Verdict) ? Verdicts
            : typeof(T) == typeof(UsageStep) ? Steps
            : typeof(T) == typeof(Measure) ? Measures
            : throw new ArgumentException($"{typeof(T).Name} has no words.");
    }

    private static readonly string[] UnitNames = [.. MeterUnits.All.Select(MeterUnits.Of)];
}
