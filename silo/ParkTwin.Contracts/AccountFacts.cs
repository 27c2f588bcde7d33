using System.Text.Json.Serialization;
using Orleans;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;

namespace ParkTwin.Contracts;

/// <summary>What an administrator sets of an account.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.AccountFacts")]
public sealed record AccountFacts
{
    /// <summary>What people read; may be of any script.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>The role.</summary>
    [Id(1)]
    public required Role Role { get; init; }

    /// <summary>The parks; null for all.</summary>
    [Id(2)]
    public IReadOnlyList<ParkId>? Parks { get; init; }

    /// <summary>The one enterprise of the one park; null for whole parks.</summary>
    [Id(3)]
    public EnterpriseId? Enterprise { get; init; }

    /// <summary>True for an account that may not sign in.</summary>
    [Id(4)]
    public bool Disabled { get; init; }

    /// <summary>Its identity at an outside provider, <c>provider:subject</c>; null for none.</summary>
    [Id(5)]
    public string? ExternalId { get; init; }

    /// <summary>What exists for the account.</summary>
    [JsonIgnore]
    public AccessScope Scope => Parks switch
    {
        null => AccessScope.Everything,
        [var park] when Enterprise is { } enterprise => AccessScope.Of(park, enterprise),
        _ => AccessScope.Of(Parks),
    };

    /// <summary>Whether what an account may do or see is the same in both; name and outside identity do not count.</summary>
    public bool MayTheSame(AccountFacts other) => Role == other.Role && Disabled == other.Disabled && Enterprise == other.Enterprise
        && (Parks is null) == (other.Parks is null) && (Parks ?? []).SequenceEqual(other.Parks ?? []);
}
