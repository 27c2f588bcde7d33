using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>
/// Takes figures out of an account and remembers, for the answer's head, their ids, the reasons of nulls, what is to be checked, and
/// restatements.
/// </summary>
internal sealed class FigurePicker(PeriodAccount account, RegisteredPark park)
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly CheckMarks _marks = new();
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <summary>The account that is shown.</summary>
    public Account Shown => account.Shown;

    /// <summary>The value of a figure under the name that the answer gives it.</summary>
    public decimal? Take(string name, string key)
    {
        _ids[name] = Shown.IdOf(key, account.ShownVersion).ToString();
        _keys[name] = key;
        if (!Shown.Figures.TryGetValue(key, out var figure))
        {
            _reasons[name] = Shown.Enterprise == FigureId.WholePark
                ? $"{key} does not add over enterprises, or none of them has it; ask each of them."
                : $"This account has no {key}: nothing it could follow from is metered or declared.";
            return null;
        }

        if (figure.Value is null)
        {
            _reasons[name] = figure.Reason ?? $"{key} is unknown.";
        }

        return Exact.Trim(figure.Value);
    }

    /// <summary>The value of a figure that stands in the tree of another, under the name that the answer gives it.</summary>
    public decimal? Take(string name, Figure figure)
    {
        if (figure.Value is null)
        {
            _reasons[name] = figure.Reason ?? $"{figure.Key} is unknown.";
        }
        else
        {
            _ids[name] = Shown.IdOf(figure.Key, account.ShownVersion).ToString();
        }

        return Exact.Trim(figure.Value);
    }

    /// <summary>The figures whose keys begin so, each with what follows.</summary>
    public IEnumerable<(string Tail, Figure Figure)> Below(string head) => Shown.Figures
        .Where(entry => entry.Key.StartsWith(head, StringComparison.Ordinal))
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => (entry.Key[head.Length..], entry.Value));

    /// <summary>Completes an answer with its head.</summary>
    public T Complete<T>(T view)
        where T : AccountView => view with
        {
            Park = park.Definition.Id.Value,
            Enterprise = AccountWords.EnterpriseOf(Shown.Enterprise),
            Period = Shown.Period.ToString(),
            Scope = FigureId.WordOf(Shown.Scope),
            State = AccountWords.Of(account.State),
            Version = account.ShownVersion,
            FactorSet = Shown.FactorSet,
            Completeness = AccountWords.Share(Shown.Completeness),
            ProvisionalFactors = Shown.Provisional,
            Notes = [.. Shown.Notes.Select(note => new NoteView(note.Code, note.Key, note.Text))],
            Figures = _ids,
            Reasons = _reasons,
            Checks = Checks(Shown),
            Restated = Restatement(),
        };

    private Dictionary<string, IReadOnlyList<string>> Checks(Account of)
    {
        var checks = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, key) in _keys)
        {
            if (of.Figures.TryGetValue(key, out var figure) && figure.Value is not null && _marks.Of(figure) is { Count: > 0 } ids)
            {
                checks.Add(name, ids);
            }
        }

        return checks;
    }

    private RestatementView? Restatement()
    {
        if (account.State != ReportState.Restated)
        {
            return null;
        }

        var kept = account.Pending is null;
        var version = account.Pending ?? account.Reported[^1].Version;
        var restated = kept ? account.Reported[^1].Account : account.Now;
        int? number = kept ? version.Version : null;
        var keys = _keys.Values.ToHashSet(StringComparer.Ordinal);
        var steps = account.Reported.Skip(1).Select(one => one.Version).Concat(kept ? [] : [version]);
        return new RestatementView
        {
            Version = version.Version,
            Kept = kept,
            At = ParkTime.At(park, version.AtUnixMs),
            FactorSet = restated.FactorSet,
            Values = _keys.ToDictionary(entry => entry.Key, entry => Exact.Trim(restated.Figures.GetValueOrDefault(entry.Value)?.Value)),
            Figures = _keys.ToDictionary(entry => entry.Key, entry => restated.IdOf(entry.Value, number).ToString()),
            Checks = Checks(restated),
            Differences = [.. steps.SelectMany(one => one.Differences)
                .Where(one => one.Scope == Shown.Scope && keys.Contains(one.Key))
                .GroupBy(one => one.Key, StringComparer.Ordinal)
                .Select(AccountWords.Total)],
        };
    }
}
