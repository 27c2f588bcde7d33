using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Web.Api.Imports;

/// <summary>
/// Applies rows: all or none. What a row alone can have wrong was found before; what only the twin knows (a certificate that another
/// firm has retired, a change in between) is found here, rows with certificates first, and what was applied by then is taken back.
/// </summary>
internal sealed class ImportCommit(IGrainFactory grains, string by, string via)
{
    private readonly List<(ImportRow Row, DeclaredFigures? Before, int Version)> _done = [];

    /// <summary>Declares the rows; answers the row that was refused with why, or null.</summary>
    /// <param name="rows">The rows with the version each replaces.</param>
    public async Task<(ImportRow Row, IReadOnlyList<string> Faults)?> ApplyAsync(IReadOnlyList<(ImportRow Row, Declaration? Before)> rows)
    {
        foreach (var (row, before) in rows.OrderByDescending(one => one.Row.Figures.Certificates.Count > 0))
        {
            var reply = await DeclareAsync(row, row.Figures, before?.Version ?? 0);
            if (reply.Kept is null)
            {
                await TakeBackAsync();
                return (row, reply.Faults.Count > 0 ? reply.Faults : ["somebody else has declared this period in between; send the file again."]);
            }

            if (reply.Kept.Version != (before?.Version ?? 0))
            {
                _done.Add((row, before?.Figures, reply.Kept.Version));
            }
        }

        return null;
    }

    /// <summary>The version a row has made or found; 0 for none.</summary>
    public int? VersionOf(ImportRow row) => _done.Where(one => one.Row == row).Select(one => (int?)one.Version).FirstOrDefault();

    private async Task TakeBackAsync()
    {
        for (var i = _done.Count - 1; i >= 0; i--)
        {
            var (row, before, version) = _done[i];
            await DeclareAsync(row, before ?? new DeclaredFigures(), version);
        }
    }

    private Task<DeclareReply> DeclareAsync(ImportRow row, DeclaredFigures figures, int seen) =>
        grains.GetGrain<IInventoryGrain>(row.Who.GrainKey).Declare(new DeclareRequest
        {
            Period = row.Period,
            Figures = figures,
            By = by,
            Via = via,
            SeenVersion = seen,
        });
}
