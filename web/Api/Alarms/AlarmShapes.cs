using System.Globalization;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Alarms;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Alarms;

/// <summary>Shows alarms to a caller: of a park as the caller has it, and with groups made of what it sees alone.</summary>
internal static class AlarmShapes
{
    /// <summary>The alarms that are the caller's: of enterprises in its part of the park, and of the park's own meters for the whole alone.</summary>
    /// <param name="park">The park as the caller has it.</param>
    /// <param name="whole">Whether it has the whole of it.</param>
    /// <param name="alarms">All alarms of the park.</param>
    public static IReadOnlyList<Alarm> Seen(RegisteredPark park, bool whole, IEnumerable<Alarm> alarms) =>
        [.. alarms.Where(alarm => alarm.Enterprise is { } enterprise ? park.FindEnterprise(enterprise) is not null : whole)];

    /// <summary>Counts of what is seen.</summary>
    public static AlarmCountsView Counts(IReadOnlyList<Alarm> seen)
    {
        var counts = AlarmCounts.Of(seen);
        return new(counts.Open, counts.Acknowledged, counts.Shelved, counts.Critical);
    }

    /// <summary>The limits of all rules.</summary>
    public static IReadOnlyList<AlarmLimitView> Limits { get; } =
        [.. AlarmLimits.Rows.Select(row => new AlarmLimitView(row.Kind is { } kind ? AlarmWords.Of(kind) : null, row.Name, row.Value, row.Unit))];

    /// <summary>Some of the alarms that are seen, each with its group.</summary>
    /// <param name="park">The park as the caller has it.</param>
    /// <param name="seen">All that the caller sees.</param>
    /// <param name="shown">Those that are shown.</param>
    /// <param name="gateways">The park's gateways with their meters; none for who does not have the whole of it.</param>
    public static IReadOnlyList<AlarmView> Views(
        RegisteredPark park,
        IReadOnlyList<Alarm> seen,
        IEnumerable<Alarm> shown,
        IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>>? gateways)
    {
        var groups = AlarmGroups.Of(seen, gateways);
        return
        [
            .. shown.OrderByDescending(alarm => alarm.Severity).ThenByDescending(alarm => alarm.OpenedUnixMs)
                .ThenBy(alarm => alarm.Id, StringComparer.Ordinal)
                .Select(alarm => View(park, alarm, groups.GetValueOrDefault(alarm.Id))),
        ];
    }

    private static AlarmView View(RegisteredPark park, Alarm alarm, string? group) => new()
    {
        Id = alarm.Id,
        Kind = AlarmWords.Of(alarm.Kind),
        Severity = AlarmWords.Of(alarm.Severity),
        State = AlarmWords.Of(alarm.State),
        Enterprise = alarm.Enterprise?.Value,
        Meter = alarm.Meter?.Value,
        OpenedAt = ParkTime.At(park, alarm.OpenedUnixMs),
        ChangedAt = ParkTime.At(park, alarm.ChangedUnixMs),
        ClearedAt = ParkTime.At(park, alarm.ClearedUnixMs),
        SeenAt = ParkTime.At(park, alarm.SeenUnixMs),
        Value = Exact.Trim(alarm.Value),
        Limit = Exact.Trim(alarm.Limit),
        Unit = alarm.Unit,
        RuleVersion = alarm.RuleVersion,
        Detail = alarm.Trail.LastOrDefault(entry => entry.By == AlarmLifecycle.System && entry.Action is "raise" or "escalate" or "reopen" or "again")?.Text,
        Active = alarm.Active,
        Times = alarm.Times,
        Group = group,
        Assignee = alarm.Assignee,
        ShelvedUntil = ParkTime.At(park, alarm.ShelvedUntilUnixMs),
        Figure = FigureOf(park, alarm),
        Revision = alarm.Revision,
        Comments = [.. alarm.Trail.Where(entry => entry.Action == "comment").Select(entry =>
            new AlarmCommentView(ParkTime.At(park, entry.AtUnixMs), entry.By, entry.Text ?? string.Empty))],
        Steps = [.. alarm.Trail.Select(entry => new AlarmStepView(
            ParkTime.At(park, entry.AtUnixMs), entry.By, entry.Action, entry.Text, AlarmWords.Of(entry.State), ParkTime.At(park, entry.UntilUnixMs)))],
        Allowed = AlarmLifecycle.Allowed(alarm.State),
    };

    /// <summary>The greatest demand of the month, which the account of the enterprise explains.</summary>
    private static string? FigureOf(RegisteredPark park, Alarm alarm) => alarm is { Kind: AlarmKind.Demand, Enterprise: { } enterprise }
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{park.Definition.Id}~{enterprise}~{ParkTime.At(park, alarm.SeenUnixMs):yyyy-MM}~provincial~demand.maxKw")
        : null;
}
