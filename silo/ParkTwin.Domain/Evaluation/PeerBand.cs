namespace ParkTwin.Domain.Evaluation;

/// <summary>Where an enterprise stands among its peers, by rank.</summary>
public enum PeerBand : byte
{
    /// <summary>Among the best 10 %.</summary>
    Top10 = 0,

    /// <summary>Among the best 25 %.</summary>
    Top25 = 1,

    /// <summary>Among the best half.</summary>
    Top50 = 2,

    /// <summary>Among the best 75 %.</summary>
    Top75 = 3,

    /// <summary>The rest.</summary>
    Rest = 4,
}
