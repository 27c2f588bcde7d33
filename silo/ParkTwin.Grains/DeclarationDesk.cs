using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Grains;

/// <summary>
/// Keeps declarations in step with the register of certificates. The register is another grain, so between the two a crash may
/// come: first the intent is saved, then the register holds the old and the new certificates together, then the declaration is
/// saved, then the old ones are released. Whatever is interrupted, a certificate is never free while a kept declaration counts it.
/// </summary>
/// <param name="key">The enterprise's key.</param>
/// <param name="register">The register.</param>
/// <param name="save">Makes the state durable.</param>
internal sealed class DeclarationDesk(string key, ICertificateGrain register, Func<Task> save)
{
    /// <summary>Keeps a faultless declaration, unless it says what is newest already.</summary>
    public async Task<DeclareReply> KeepAsync(InventoryState state, DeclareRequest request, long now)
    {
        var newest = Newest(state, request.Period);
        if (newest is not null && DeclarationHistory.Same(newest.Figures, request.Figures))
        {
            return new(newest, []);
        }

        if (request.SeenVersion is { } seen && seen != (newest?.Version ?? 0))
        {
            return new(null, [$"{request.Period}: version {seen} was seen, but {Standing(newest)} Look at it and declare again."], true);
        }

        var before = newest?.Figures.Certificates ?? [];
        var after = request.Figures.Certificates;
        var isDropped = before.Any(old => !Holds(after, old));
        var isChanged = isDropped || after.Any(one => !Holds(before, one));
        if (isChanged && await RetireAsync(state, request.Period, [.. after, .. before.Where(old => !Holds(after, old))]) is { Count: > 0 } refused)
        {
            return new(null, refused);
        }

        var kept = new Declaration
        {
            Period = request.Period,
            Version = (newest?.Version ?? 0) + 1,
            Figures = request.Figures,
            By = request.By,
            AtUnixMs = now,
            Via = request.Via,
        };
        state.Declarations.Add(kept);
        if (isChanged && !isDropped)
        {
            state.Unsettled.Remove(request.Period); // The register holds these alone; an earlier intent is settled below.
        }

        await save();
        await SettleAsync(state);
        return new(kept, []);
    }

    /// <summary>Puts right what an interrupted declaration left in the register. Durable with the next save.</summary>
    public async Task SettleAsync(InventoryState state)
    {
        foreach (var period in state.Unsettled.ToArray())
        {
            await register.Retire(HolderOf(period), Newest(state, period)?.Figures.Certificates ?? []);
            state.Unsettled.Remove(period);
        }
    }

    /// <summary>The newest version of a declared period; null when there is none.</summary>
    private static Declaration? Newest(InventoryState state, AccountingPeriod period) =>
        state.Declarations.FindLast(one => one.Period == period);

    private static bool Holds(IReadOnlyList<GreenCertificate> certificates, GreenCertificate one) =>
        certificates.Any(other => CertificateNumbers.Plain(other.Number) == CertificateNumbers.Plain(one.Number));

    private static string Standing(Declaration? newest) => newest is null
        ? "nothing is declared of it."
        : $"version {newest.Version} by {newest.By} is the newest.";

    private string HolderOf(AccountingPeriod period) => $"{key}/{period}";

    private async Task<IReadOnlyList<string>> RetireAsync(
        InventoryState state, AccountingPeriod period, IReadOnlyList<GreenCertificate> certificates)
    {
        var isFirst = !state.Unsettled.Contains(period);
        if (isFirst)
        {
            state.Unsettled.Add(period);
            await save();
        }

        var refused = await register.Retire(HolderOf(period), certificates);
        if (refused.Count > 0 && isFirst)
        {
            state.Unsettled.Remove(period); // All or none: the register stands as the newest declaration does.
        }

        return refused;
    }
}
