using System.Text.Json;
using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>Compares an account that is made again for a reported version with what the version's document says.</summary>
internal static class ReportedCheck
{
    /// <summary>The account, with a note for each figure that the document has with another value.</summary>
    public static Account Of(ReportedVersion version, Account account)
    {
        using var document = JsonDocument.Parse(version.Document);
        if (!document.RootElement.TryGetProperty("scopes", out var scopes))
        {
            return account;
        }

        var notes = new List<AccountNote>(account.Notes);
        var scope = FigureId.WordOf(account.Scope);
        foreach (var figure in scopes.EnumerateArray().Where(one => one.GetProperty("scope").GetString() == scope)
            .SelectMany(one => one.GetProperty("figures").EnumerateArray()))
        {
            var key = figure.GetProperty("key").GetString()!;
            var said = figure.GetProperty("value");
            decimal? reported = said.ValueKind == JsonValueKind.Number ? said.GetDecimal() : null;
            var made = Exact.Trim(account.Figures.GetValueOrDefault(key)?.Value);
            if (made != reported)
            {
                notes.Add(new AccountNote("reported-differs", key, $"Version {version.Version} reports {key} as {Text(reported)}; this release makes "
                    + $"{Text(made)} of the same inputs. The document stands: quote it."));
            }
        }

        return notes.Count == account.Notes.Count ? account : account with { Notes = notes };
    }

    private static string Text(decimal? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown";
}
