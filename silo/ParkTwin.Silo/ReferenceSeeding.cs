using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Reference;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Reference;

namespace ParkTwin.Silo;

/// <summary>
/// Takes the reference files at start, before anything is served. What came with the program never displaces what a person has
/// published; a file in the data directory does, because a person has put it there.
/// </summary>
internal sealed class ReferenceSeeding(
    IGrainFactory grains, IReferenceSets sets, IFileSystem files, SiloOptions options, TimeProvider time, ILogger<ReferenceSeeding> logger)
    : IHostedService
{
    private const string Files = "files";
    private const int ShownFaults = 50;

    private string Own => Path.Combine(options.DataDirectory, ReferenceFiles.OwnDirectory);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var found = await ReferenceFiles.LoadAsync(files, options.ReferenceDirectory, Own, cancellationToken);
        var grain = grains.GetGrain<IReferenceGrain>(GrainKeys.Reference);
        var taken = Wanted(found, await grain.History());
        try
        {
            var newest = await grain.Seed(VersionName(found), taken);
            await sets.FindAsync(newest.Version);
            SiloLog.ReferenceInForce(logger, newest.Version, newest.By, found.Count);
        }
        catch (InvalidDataException exception)
        {
            var faults = exception.Message.Split('\n');
            throw new ReferenceFaultException(
                $"The reference data (files in {options.ReferenceDirectory} and {Own}, and what was published before; correct a file, or "
                + "put a corrected one of that name into the latter)",
                faults.Length <= ShownFaults ? faults : [.. faults.Take(ShownFaults), $"and {faults.Length - ShownFaults} more."]);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private List<ReferenceDocument> Wanted(IReadOnlyList<ReferenceFile> found, IReadOnlyList<ReferencePublication> history)
    {
        var wanted = new List<ReferenceDocument>();
        foreach (var file in found)
        {
            var changes = history.Where(one => one.Changed.Any(document => document.Kind == file.Document.Kind)).ToList();
            if (file.IsOwn || changes is not [.., { By: not Files } published])
            {
                wanted.Add(file.Document);
                continue;
            }

            var last = changes.FindLast(one => one.By == Files)?.Changed.First(document => document.Kind == file.Document.Kind);
            if (last?.Fingerprint() != file.Document.Fingerprint())
            {
                SiloLog.ReferenceFileLeftOut(logger, file.Path, published.Version, published.By, Own);
            }
        }

        return wanted;
    }

    private string VersionName(IReadOnlyList<ReferenceFile> found)
    {
        var factors = found.FirstOrDefault(file => file.Document.Kind == ReferenceKind.Factors)?.Document.Json;
        return (factors is null ? null : FactorReader.VersionOf(factors))
            ?? time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
