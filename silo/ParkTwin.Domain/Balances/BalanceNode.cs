namespace ParkTwin.Domain.Balances;

/// <summary>
/// A place in the balance of a park: a meter with what lies behind it, or the gateway of the park where check meters stand there. Its law:
/// <see cref="Amount"/> + <see cref="Fed"/> = <see cref="Drawn"/> + <see cref="Residual"/>, to the millionth. Amounts are whole millionths
/// of one measure; null is unknown.
/// </summary>
public sealed class BalanceNode
{
    internal BalanceNode(MeterDefinition? meter, IReadOnlyList<MeterDefinition> gateways, MeterUse use)
    {
        Meter = meter;
        Gateways = gateways;
        Use = use;
    }

    /// <summary>The meter; null for the gateway of the park.</summary>
    public MeterDefinition? Meter { get; }

    /// <summary>The check meters that the gateway of the park is the sum of; empty for a meter.</summary>
    public IReadOnlyList<MeterDefinition> Gateways { get; }

    /// <summary>What its ledger, or those of its gateways, hold.</summary>
    public MeterUse Use { get; }

    /// <summary>The places directly behind it, in the registry's order; each stands at one place alone.</summary>
    public IReadOnlyList<BalanceNode> Children { get; internal init; } = [];

    /// <summary>
    /// True where it stands behind its meter although no parent says so: own generation, storage and export stand behind the only meter
    /// through which their owner takes electricity.
    /// </summary>
    public bool IsAttached { get; internal init; }

    /// <summary>What came through it.</summary>
    public long? Amount => Use.Amount;

    /// <summary>What was fed in behind it: generation and storage there, and what enterprises of the park sent back. 0 where there is none.</summary>
    public long Fed { get; internal set; }

    /// <summary>What the places behind it drew; null where nothing stands there or nothing is known of it.</summary>
    public long? Drawn { get; internal set; }

    /// <summary>What is left: losses, what is not metered further, and errors; negative where the places behind it count more.</summary>
    public long? Residual { get; internal set; }

    /// <summary>The greatest residual that the accuracy of the meters explains.</summary>
    public long Allowed { get; internal set; }

    /// <summary>Places behind it of which nothing is known; what they drew is within the residual.</summary>
    public int Unread { get; internal set; }

    /// <summary>The lowest completeness among it and what enters its balance, 0 to 1.</summary>
    public decimal Coverage { get; internal set; } = 1m;

    /// <summary>Its nights; null where they are not judged.</summary>
    public NightFlow? Night { get; internal set; }

    /// <summary>Why it wants a look; empty where it does not.</summary>
    public IReadOnlyList<Suspicion> Suspicions { get; internal set; } = [];

    /// <summary>True for what is brought in: generation, and what comes out of a storage.</summary>
    public bool IsFeed => Meter?.Role is MeterRole.Generation or MeterRole.StorageDischarge;

    /// <summary>It and everything behind it, from the top down.</summary>
    public IEnumerable<BalanceNode> All()
    {
        yield return this;
        foreach (var below in Children.SelectMany(child => child.All()))
        {
            yield return below;
        }
    }
}
