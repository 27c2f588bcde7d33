using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using ParkTwin.Contracts;
using ParkTwin.Storage.Audit;
using ParkTwin.Storage.Blocks;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.GrainStates;

/// <summary>Registers what rests in a data directory.</summary>
public static class FileStorageServices
{
    /// <summary>
    /// Adds grain states (<see cref="FileGrainStorage.ProviderName"/>, which is also the default), the reading archive and ledger
    /// blocks on files, and the machine's own disk where no other file system is registered. The directory must exist and be
    /// held by this process.
    /// </summary>
    public static IServiceCollection AddFileStorage(this IServiceCollection services, string dataDirectory)
    {
        services.TryAddSingleton<IFileSystem, LocalFileSystem>();
        services.AddKeyedSingleton<IGrainStorage>(
            FileGrainStorage.ProviderName,
            (provider, _) => new FileGrainStorage(provider.GetRequiredService<IFileSystem>(), dataDirectory));
        services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IGrainStorage>(FileGrainStorage.ProviderName));
        services.AddSingleton<IReadingArchive>(
            provider => new FileReadingArchive(provider.GetRequiredService<IFileSystem>(), dataDirectory));
        services.AddSingleton<ILedgerBlocks>(
            provider => new FileLedgerBlocks(provider.GetRequiredService<IFileSystem>(), dataDirectory));
        services.AddSingleton<IAuditTrail>(provider => new AuditLog(
            provider.GetRequiredService<IFileSystem>(),
            dataDirectory,
            provider.GetService<ILogger<AuditLog>>() ?? NullLogger<AuditLog>.Instance));
        return services;
    }
}
