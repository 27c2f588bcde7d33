using System.Text.Encodings.Web;
using System.Text.Json;
using ParkTwin.Storage;
using ParkTwin.Storage.Backups;
using ParkTwin.Storage.Files;

namespace ParkTwin.Silo;

/// <summary>Backup, restore and verify of a data directory, as commands.</summary>
public static class DataUpkeep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Runs a command.</summary>
    /// <param name="request">The command.</param>
    /// <param name="output">Where its result goes: text, or one JSON document.</param>
    /// <param name="errors">Where progress and refusals go.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up; what was begun is taken back.</param>
    /// <returns>0 when all is well, 1 when it was refused or something is damaged.</returns>
    public static async Task<int> RunAsync(
        UpkeepRequest request, TextWriter output, TextWriter errors, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(time);
        var progress = request.Progress ? new UpkeepProgressLine(errors, time) : null;
        var backups = new DataBackup(new LocalFileSystem(), time, progress);
        try
        {
            switch (request.Verb)
            {
                case UpkeepVerb.Backup:
                    var made = await backups.CreateAsync(request.Data!, request.Backup!, VerifyRun.HoldsTogetherAsync, cancellationToken);
                    return await TellAsync(request, made, UpkeepTexts.OfBackup(made), made.Faults, output, errors);
                case UpkeepVerb.Restore:
                    var restored = await backups.RestoreAsync(request.Backup!, request.Data!, cancellationToken);
                    return await TellAsync(request, restored, UpkeepTexts.OfRestore(restored), [], output, errors);
                default:
                    var found = await new VerifyRun(request, progress).RunAsync(cancellationToken);
                    return await TellAsync(request, found, UpkeepTexts.OfVerify(found), found.Faults, output, errors);
            }
        }
        catch (Exception refused) when (refused is BackupException or DataDirectoryException or IOException or UnauthorizedAccessException
            or InvalidDataException)
        {
            await RefuseAsync(request, refused.Message, output, errors);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await RefuseAsync(request, "Given up; nothing was left behind.", output, errors);
            return 1;
        }
    }

    private static async Task<int> TellAsync<T>(
        UpkeepRequest request, T result, string text, IReadOnlyList<string> faults, TextWriter output, TextWriter errors)
    {
        await output.WriteLineAsync(request.Json ? JsonSerializer.Serialize(result, Json) : text);
        if (!request.Json)
        {
            foreach (var fault in faults)
            {
                await errors.WriteLineAsync(fault);
            }
        }

        return faults.Count == 0 ? 0 : 1;
    }

    private static Task RefuseAsync(UpkeepRequest request, string why, TextWriter output, TextWriter errors) => request.Json
        ? output.WriteLineAsync(JsonSerializer.Serialize(new { ok = false, refused = why }, Json))
        : errors.WriteLineAsync(why);
}
