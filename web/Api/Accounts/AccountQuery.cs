using ParkTwin.Domain.Accounting;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>The query of an account as texts: which period, under which factor scope.</summary>
internal sealed record AccountQuery
{
    /// <summary>
    /// The accounting period: a month (<c>2023-07</c>), a quarter (<c>2023-Q3</c>), a year (<c>2023</c>) or the twelve months to one
    /// (<c>2023-07-R12</c>).
    /// </summary>
    public string? Period { get; init; }

    /// <summary>The factor scope: <c>provincial</c> (left out), <c>regional</c> or <c>national</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>Checks both; answers the sentence for the first that is wrong, or null.</summary>
    public string? TryRead(out AccountingPeriod period, out FactorScope scope)
    {
        scope = FactorScope.Provincial;
        if (TryReadPeriod(Period, out period) is { } wrong)
        {
            return wrong;
        }

        return FigureId.TryParseScope(Scope, out scope) ? null : UsageQuery.Say("scope", Scope, "one of provincial, regional, national");
    }

    /// <summary>Checks a period; answers the sentence that says what is wrong with it, or null.</summary>
    public static string? TryReadPeriod(string? text, out AccountingPeriod period) =>
        AccountingPeriod.TryParse(text, out period) ? null : UsageQuery.Say("period", text, AccountingPeriod.Allowed);
}
