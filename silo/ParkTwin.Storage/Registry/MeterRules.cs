using System.Globalization;
using ParkTwin.Domain;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// What the properties and events of one meter may say together. Each broken rule is reported with the key it is about.
/// </summary>
internal static class MeterRules
{
    /// <summary>Checks a meter that was read from JSON.</summary>
    public static void Check(MeterDefinition meter, JsonFields fields) => Check(meter, fields.Fault);

    /// <summary>Checks a meter.</summary>
    /// <param name="meter">The meter, its events in the order to be judged.</param>
    /// <param name="report">Called with the key (null: the meter as a whole) and the sentences of each fault.</param>
    public static void Check(MeterDefinition meter, Action<string?, string> report)
    {
        if (UnitRules.Explain(meter.Carrier, meter.Role, meter.Kind, meter.Unit) is { } misfit)
        {
            report("unit", misfit);
        }

        if (meter.Ratio == 0)
        {
            report("ratio", "A ratio of 0 counts nothing. Write the CT×PT ratio, or leave it out for 1.");
        }

        if (meter.MaxRate <= 0)
        {
            report("maxRate", "This must be above 0, in unit per hour. Leave it out if nothing is to be judged by rate.");
        }

        if (meter.Kind != MeterKind.Register && meter.Digits is not null)
        {
            report("digits", "Only a register has digits to roll over. Leave them out.");
        }

        if (meter.Kind != MeterKind.Interval && meter.Stamp != StampPosition.Start)
        {
            report("stamp", "Only an interval is stamped at its end. Leave it out.");
        }

        if (meter.ReferenceTemperatureC is not null && meter.Carrier != Carrier.Gas)
        {
            report("referenceTemperatureC", "Only gas has a reference temperature. Leave it out.");
        }

        if (meter.Parent == meter.Id)
        {
            report("parent", "A meter cannot be part of itself. Name the meter above it, or leave it out.");
        }

        CheckEvents(meter, report);
    }

    private static void CheckEvents(MeterDefinition meter, Action<string?, string> report)
    {
        var digits = meter.Digits;
        for (var index = 0; index < meter.Events.Count; index++)
        {
            var (current, before) = (meter.Events[index], index == 0 ? null : meter.Events[index - 1]);
            var place = string.Create(CultureInfo.InvariantCulture, $"events[{index}]");
            void Report(string key, string problem) => report($"{place}.{key}", problem);
            if (before is not null && current.AtUnixMs < before.AtUnixMs)
            {
                var at = IsoTime.Format(current.AtUnixMs);
                Report("at", $"{at} is earlier than the event before it. Put the events in time order.");
            }

            CheckPairs(meter.Events, index, Report);
            CheckEvent(meter, current, digits, Report);
            digits = current.Digits ?? digits;
        }
    }

    private static void CheckPairs(IReadOnlyList<MeterEvent> events, int index, Action<string, string> report)
    {
        var current = events[index];
        for (var earlier = index - 1; earlier >= 0 && events[earlier].AtUnixMs == current.AtUnixMs; earlier--)
        {
            var other = events[earlier];
            if (other.Kind == current.Kind)
            {
                var at = IsoTime.Format(current.AtUnixMs);
                report("kind", $"There are two events '{Words.Of(current.Kind)}' at {at}. Keep one.");
            }
            else if (other.Kind != MeterEventKind.Confirmation && current.Kind != MeterEventKind.Confirmation)
            {
                report("kind", $"'{Words.Of(current.Kind)}' contradicts '{Words.Of(other.Kind)}' at the same time. "
                    + "Say both in one event: a replacement may give the new ratio, digits and unit.");
            }
        }
    }

    private static void CheckEvent(MeterDefinition meter, MeterEvent current, int? digits, Action<string, string> report)
    {
        switch (current.Kind)
        {
            case MeterEventKind.Confirmation:
                CheckConfirmation(current, report);
                break;
            case MeterEventKind.Reset when meter.Kind != MeterKind.Register:
                report("kind", "Only a register can be reset. Leave the event out.");
                break;
            case MeterEventKind.Reset when ChangesProperty(current):
                report("kind", "A reset leaves ratio, digits, unit, maxRate and referenceTemperatureC. "
                    + "Add a 'change', or make it a 'replacement'.");
                break;
            case MeterEventKind.Change when !ChangesProperty(current):
                report("kind", "This change changes nothing. Give ratio, digits, unit, maxRate or referenceTemperatureC.");
                break;
            default:
                break;
        }

        if (current.Kind != MeterEventKind.Confirmation && current.Accept is not null)
        {
            report("accept", "Only a confirmation accepts or rejects. Leave it out, or make the kind 'confirmation'.");
        }

        CheckProperties(meter, current, report);
        CheckLevels(meter, current, digits, report);
    }

    private static void CheckConfirmation(MeterEvent current, Action<string, string> report)
    {
        if (current.Accept is null)
        {
            report("accept", "This is missing. Write true to accept the reading at this time, false to leave it out.");
        }

        if (ChangesProperty(current) || current.Final is not null || current.Initial is not null)
        {
            report("kind", "A confirmation only accepts or rejects a reading. "
                + "Put the other properties into a 'replacement', 'reset' or 'change'.");
        }
    }

    private static void CheckProperties(MeterDefinition meter, MeterEvent current, Action<string, string> report)
    {
        if (current.Ratio == 0)
        {
            report("ratio", "A ratio of 0 counts nothing. Write the new CT×PT ratio.");
        }

        if (current.MaxRate <= 0)
        {
            report("maxRate", "This must be above 0, in unit per hour.");
        }

        if (current.Digits is not null && meter.Kind != MeterKind.Register)
        {
            report("digits", "Only a register has digits to roll over. Leave them out.");
        }

        if (current.ReferenceTemperatureC is not null && meter.Carrier != Carrier.Gas)
        {
            report("referenceTemperatureC", "Only gas has a reference temperature. Leave it out.");
        }

        if (current.Unit is { } unit && UnitRules.ExplainChange(meter, unit) is { } misfit)
        {
            report("unit", misfit);
        }
    }

    private static void CheckLevels(MeterDefinition meter, MeterEvent current, int? digits, Action<string, string> report)
    {
        var levels = current.Final is not null || current.Initial is not null;
        if (levels && (meter.Kind != MeterKind.Register || current.Kind == MeterEventKind.Change))
        {
            report(
                current.Final is not null ? "final" : "initial",
                "Only the replacement or reset of a register has a final and an initial value. Leave them out.");
            return;
        }

        CheckLevel("final", current.Final, digits, report);
        CheckLevel("initial", current.Initial, current.Digits ?? digits, report);
    }

    private static void CheckLevel(string key, decimal? level, int? digits, Action<string, string> report)
    {
        if (level is { } value && digits is { } places && (value < 0 || value >= PowerOfTen(places)))
        {
            report(key, string.Create(
                CultureInfo.InvariantCulture,
                $"{value} does not fit a register of {places} digits, which shows 0 to below {PowerOfTen(places)}."));
        }
    }

    private static bool ChangesProperty(MeterEvent current) => current.Ratio is not null || current.Digits is not null
        || current.Unit is not null || current.MaxRate is not null || current.ReferenceTemperatureC is not null;

    private static decimal PowerOfTen(int digits)
    {
        var power = 1m;
        for (var count = 0; count < digits; count++)
        {
            power *= 10;
        }

        return power;
    }
}
