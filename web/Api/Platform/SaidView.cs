using ParkTwin.Domain.Diagnosing;

namespace ParkTwin.Web.Api.Platform;

/// <summary>One sentence in both languages.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record SaidView(string Zh, string En)
{
    /// <summary>As it is shown.</summary>
    public static SaidView Of(Said said) => new(said.Zh, said.En);
}
