namespace ParkTwin.Mqtt;

/// <summary>Reason codes of MQTT 5.0 (§2.4). From 0x80 on they are failures. 3.1.1 sees them mapped or not at all.</summary>
public enum MqttReasonCode : byte
{
    /// <summary>Success; normal disconnection; granted QoS 0 in SUBACK.</summary>
    Success = 0x00,

    /// <summary>Granted QoS 1 in SUBACK.</summary>
    GrantedQos1 = 0x01,

    /// <summary>Granted QoS 2 in SUBACK.</summary>
    GrantedQos2 = 0x02,

    /// <summary>DISCONNECT that wants its Will published.</summary>
    DisconnectWithWill = 0x04,

    /// <summary>Accepted; nobody is subscribed.</summary>
    NoMatchingSubscribers = 0x10,

    /// <summary>UNSUBACK: no such subscription.</summary>
    NoSubscriptionExisted = 0x11,

    /// <summary>AUTH: continue.</summary>
    ContinueAuthentication = 0x18,

    /// <summary>AUTH: again.</summary>
    ReAuthenticate = 0x19,

    /// <summary>No reason is told; SUBACK failure of 3.1.1.</summary>
    UnspecifiedError = 0x80,

    /// <summary>The packet does not follow the wire format.</summary>
    MalformedPacket = 0x81,

    /// <summary>A well-formed packet that is not allowed here.</summary>
    ProtocolError = 0x82,

    /// <summary>Valid, but not accepted by this receiver.</summary>
    ImplementationSpecificError = 0x83,

    /// <summary>CONNACK: the protocol level is not 4 or 5.</summary>
    UnsupportedProtocolVersion = 0x84,

    /// <summary>CONNACK: the client identifier is not allowed.</summary>
    ClientIdentifierNotValid = 0x85,

    /// <summary>CONNACK: the credentials are wrong.</summary>
    BadUserNameOrPassword = 0x86,

    /// <summary>Not allowed.</summary>
    NotAuthorized = 0x87,

    /// <summary>CONNACK: not now.</summary>
    ServerUnavailable = 0x88,

    /// <summary>Try again later.</summary>
    ServerBusy = 0x89,

    /// <summary>CONNACK: banned.</summary>
    Banned = 0x8A,

    /// <summary>DISCONNECT: the server ends.</summary>
    ServerShuttingDown = 0x8B,

    /// <summary>Enhanced authentication is not supported.</summary>
    BadAuthenticationMethod = 0x8C,

    /// <summary>DISCONNECT: nothing came for 1.5 times the keep-alive.</summary>
    KeepAliveTimeout = 0x8D,

    /// <summary>DISCONNECT: another connection uses this client identifier.</summary>
    SessionTakenOver = 0x8E,

    /// <summary>The filter is well formed but not accepted.</summary>
    TopicFilterInvalid = 0x8F,

    /// <summary>The topic name is well formed but not accepted.</summary>
    TopicNameInvalid = 0x90,

    /// <summary>The packet identifier is in use.</summary>
    PacketIdentifierInUse = 0x91,

    /// <summary>PUBREL, PUBCOMP: no such packet identifier.</summary>
    PacketIdentifierNotFound = 0x92,

    /// <summary>More unacknowledged QoS 1 and 2 messages than announced.</summary>
    ReceiveMaximumExceeded = 0x93,

    /// <summary>Alias 0, above the maximum, or not yet set.</summary>
    TopicAliasInvalid = 0x94,

    /// <summary>Longer than the Maximum Packet Size.</summary>
    PacketTooLarge = 0x95,

    /// <summary>Too many messages.</summary>
    MessageRateTooHigh = 0x96,

    /// <summary>A limit was reached.</summary>
    QuotaExceeded = 0x97,

    /// <summary>Closed by an administrator.</summary>
    AdministrativeAction = 0x98,

    /// <summary>The payload cannot be read.</summary>
    PayloadFormatInvalid = 0x99,

    /// <summary>Retained messages are not supported.</summary>
    RetainNotSupported = 0x9A,

    /// <summary>That QoS is not supported.</summary>
    QosNotSupported = 0x9B,

    /// <summary>Use another server for now.</summary>
    UseAnotherServer = 0x9C,

    /// <summary>Use another server from now on.</summary>
    ServerMoved = 0x9D,

    /// <summary>Shared subscriptions are not supported.</summary>
    SharedSubscriptionsNotSupported = 0x9E,

    /// <summary>Too many connections in a short time.</summary>
    ConnectionRateExceeded = 0x9F,

    /// <summary>The time allowed for the connection is over.</summary>
    MaximumConnectTime = 0xA0,

    /// <summary>Subscription identifiers are not supported.</summary>
    SubscriptionIdentifiersNotSupported = 0xA1,

    /// <summary>Wildcard subscriptions are not supported.</summary>
    WildcardSubscriptionsNotSupported = 0xA2,
}
