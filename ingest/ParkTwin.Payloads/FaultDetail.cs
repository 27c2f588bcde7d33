namespace ParkTwin.Payloads;

/// <summary>The exact fault, from which <see cref="FaultText"/> makes a sentence when somebody asks.</summary>
internal enum FaultDetail : byte
{
    None,
    Empty,
    NotJson,
    NotObject,
    EmptyArray,
    BytesAfterEnd,
    UnknownKey,
    RepeatedKey,
    MissingTime,
    MissingValue,
    QualityUnknown,
    RevisionWrong,
    TimeWrongKind,
    TimeNotIso,
    TimeWithoutOffset,
    TimeImpossible,
    TimeLeapSecond,
    TimeOutOfRange,
    ValueNotNumber,
    ValueTooManyDigits,
    ValueTooLarge,
    ValueTooSmall,
    UnitUnknown,
}
