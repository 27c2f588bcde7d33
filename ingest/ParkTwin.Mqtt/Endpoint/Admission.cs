namespace ParkTwin.Mqtt.Endpoint;

/// <summary>One connection among those of its address. Answered once, left once; safe to leave from any thread.</summary>
internal sealed class Admission(AdmissionDesk desk, AddressLoad? load, MqttReasonCode refusal)
{
    private int _left;
    private int _answered;

    /// <summary>What CONNECT is to be refused with; Success where it is not.</summary>
    public MqttReasonCode Refusal => refusal;

    /// <summary>CONNECT was answered: the connection is no longer half open.</summary>
    public void Answered()
    {
        if (Interlocked.Exchange(ref _answered, 1) == 0)
        {
            desk.Answered();
        }
    }

    /// <summary>The connection has ended.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
        {
            Answered();
            desk.Leave(load);
        }
    }
}
