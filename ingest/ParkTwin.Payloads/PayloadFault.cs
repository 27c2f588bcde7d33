namespace ParkTwin.Payloads;

/// <summary>What is wrong with an element of a payload; each is a reason of the quarantine of the same name.</summary>
public enum PayloadFault : byte
{
    /// <summary>Nothing: the element is a reading.</summary>
    None = 0,

    /// <summary><c>unparsable</c>: not JSON, not an object, an unknown, repeated or missing key, a wrong <c>q</c> or <c>r</c>.</summary>
    Unparsable = 1,

    /// <summary><c>bad-time</c>: no offset, an impossible date, a leap second, outside years 1 to 9999.</summary>
    BadTime = 2,

    /// <summary><c>bad-value</c>: not a number, NaN, more than 28 significant digits, beyond what a decimal holds.</summary>
    BadValue = 3,

    /// <summary><c>bad-unit</c>: a unit that ParkTwin does not know.</summary>
    BadUnit = 4,
}
