using System.Diagnostics.CodeAnalysis;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>An enterprise of the registry, or the park's own meters where <paramref name="Id"/> is null.</summary>
internal sealed record EnterpriseRef(RegisteredPark Park, EnterpriseId? Id)
{
    /// <summary>Key of its grains.</summary>
    public string GrainKey => GrainKeys.Enterprise(Park.Definition.Id, Id);

    /// <summary>How routes call it: its id, or <c>~</c>.</summary>
    public string Word => Id?.Value ?? GrainKeys.ParkOwn;

    /// <summary>The part of the address that its routes begin with.</summary>
    public string Route => $"/api/parks/{Park.Definition.Id}/enterprises/{Word}";

    /// <summary>Looks it up; answers the problem where the caller has none.</summary>
    public static IResult? TryFind(CallerRegistry registry, string park, string enterprise, [NotNull] out EnterpriseRef? found)
    {
        found = null!;
        if (!registry.TryFind(park, out var registered))
        {
            return Problems.UnknownPark(park);
        }

        EnterpriseId? id = null;
        if (enterprise != GrainKeys.ParkOwn || !registry.IsWhole(registered))
        {
            if (!EnterpriseId.TryParse(enterprise, out var parsed) || registered.FindEnterprise(parsed) is null)
            {
                return Problems.UnknownEnterprise(registered, enterprise);
            }

            id = parsed;
        }

        found = new EnterpriseRef(registered, id);
        return null;
    }

    /// <summary>Everything of a park that has an account: its enterprises, and its own meters where it has any.</summary>
    public static IEnumerable<EnterpriseRef> AllOf(RegisteredPark park)
    {
        foreach (var enterprise in park.Definition.Enterprises)
        {
            yield return new EnterpriseRef(park, enterprise.Id);
        }

        if (park.HasOwnMeters)
        {
            yield return new EnterpriseRef(park, null);
        }
    }

    /// <summary>What a figure id means here; null where the registry has no such enterprise, or it is a whole park's.</summary>
    public static EnterpriseRef? Of(RegisteredPark park, in FigureId figure)
    {
        if (figure.Enterprise == FigureId.ParkOwn)
        {
            return new EnterpriseRef(park, null);
        }

        return EnterpriseId.TryParse(figure.Enterprise, out var id) && park.FindEnterprise(id) is not null ? new EnterpriseRef(park, id) : null;
    }
}
