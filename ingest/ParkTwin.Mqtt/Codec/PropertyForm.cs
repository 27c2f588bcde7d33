namespace ParkTwin.Mqtt.Codec;

/// <summary>How a property's value is written.</summary>
internal enum PropertyForm : byte
{
    Unknown,
    Byte,
    UInt16,
    UInt32,
    Variable,
    Text,
    Binary,
    TextPair,
}
