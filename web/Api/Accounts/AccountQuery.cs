using ParkTwin.Domain.Accounting;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>The query of an account as texts: which period, under which factor scope.</summary>
internal sealed record AccountQuery(string? Period, string? Scope)
{
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
