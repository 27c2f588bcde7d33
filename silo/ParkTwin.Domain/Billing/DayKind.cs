namespace ParkTwin.Domain.Billing;

/// <summary>Days that are alike in how much is used at which time.</summary>
public enum DayKind : byte
{
    /// <summary>Monday to Friday, no holiday.</summary>
    Workday = 0,

    /// <summary>Saturday, no holiday.</summary>
    Saturday = 1,

    /// <summary>Sunday, no holiday.</summary>
    Sunday = 2,

    /// <summary>A holiday of the tariff document.</summary>
    Holiday = 3,
}
