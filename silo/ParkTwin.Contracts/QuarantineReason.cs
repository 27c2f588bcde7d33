namespace ParkTwin.Contracts;

/// <summary>Why a reading is in quarantine. The numbers are stored and never re-used; the words are <see cref="QuarantineWords"/>.</summary>
public enum QuarantineReason : byte
{
    /// <summary><c>unknown-meter</c>: the park has no such meter.</summary>
    UnknownMeter = 0,

    /// <summary><c>unknown-park</c>: the registry has no such park.</summary>
    UnknownPark = 1,

    /// <summary><c>bad-topic</c>: the topic is not <c>parktwin/v1/{park}/{meter}/reading</c>.</summary>
    BadTopic = 2,

    /// <summary><c>unparsable</c>: the payload is not the JSON of a reading.</summary>
    Unparsable = 3,

    /// <summary><c>bad-time</c>: <c>t</c> is no instant.</summary>
    BadTime = 4,

    /// <summary><c>bad-value</c>: <c>v</c> is no decimal of up to 28 digits.</summary>
    BadValue = 5,

    /// <summary><c>bad-unit</c>: <c>u</c> is not the meter's unit.</summary>
    BadUnit = 6,

    /// <summary><c>in-future</c>: more than ten minutes after its arrival.</summary>
    InFuture = 7,

    /// <summary><c>not-allowed</c>: the device may not publish for this meter.</summary>
    NotAllowed = 8,

    /// <summary><c>out-of-range</c>: the amount does not fit the ledger.</summary>
    OutOfRange = 9,
}
