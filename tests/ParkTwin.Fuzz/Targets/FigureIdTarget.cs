using System.Text;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Fuzz.Engine;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Ids of figures, periods and things, as they come in an address: what is taken is written as it was read.</summary>
internal sealed class FigureIdTarget : FuzzTarget
{
    public override string Name => "figure-id";

    public override double Share => 0.05;

    public override int LargestInput => 512;

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[] { "~", "~-~", "~_~", "2026", "2026-10", "2026-Q3", "2026-H1", "provincial", "regional", "national", "energy.total", "~3", "0001", "9999-12" }
            .Select(Encoding.UTF8.GetBytes),
    ];

    public override IEnumerable<byte[]> Seeds() =>
        ((string[])["qsh~e1~2026-10~provincial~energy.electricity", "qsh~-~2026~national~carbon.location~2", "qsh~_~2026-Q3~regional~cost"])
            .Select(Encoding.UTF8.GetBytes);

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        var text = Encoding.UTF8.GetString(input);
        var taken = FigureId.TryParse(text, out var id);
        outcome.Add(taken ? 1 : 0);
        if (taken)
        {
            outcome.Add((int)id.Scope | (id.Version is null ? 0 : 8) | (id.Enterprise.Length == 1 ? 16 : 0) | ((int)id.Period.Kind << 5));
            if (!FigureId.TryParse(id.ToString(), out var again) || again != id)
            {
                throw new FuzzViolationException($"'{text}' is written as '{id}', which is not the same id.");
            }
        }

        if (AccountingPeriod.TryParse(text, out var period))
        {
            outcome.Add(100 + (int)period.Kind);
            if (!AccountingPeriod.TryParse(period.ToString(), out var again) || again != period)
            {
                throw new FuzzViolationException($"The period '{text}' is written as '{period}', which is not the same.");
            }
        }

        outcome.Add((ParkId.TryParse(text, out _) ? 1 : 0) | (MeterId.TryParse(text, out _) ? 2 : 0) | (EnterpriseId.TryParse(text, out _) ? 4 : 0));
        if (ParkId.TryParse(text, out var park) && park.Value != text)
        {
            throw new FuzzViolationException($"The id '{text}' is taken as '{park}'.");
        }
    }
}
