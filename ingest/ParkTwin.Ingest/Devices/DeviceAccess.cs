using System.Net;
using ParkTwin.Mqtt;

namespace ParkTwin.Ingest.Devices;

/// <summary>
/// Who may connect. Until devices have credentials, only from this machine: an endpoint that listens elsewhere refuses other addresses.
/// </summary>
internal static class DeviceAccess
{
    /// <summary>Decides about one CONNECT.</summary>
    public static ConnectDecision Decide(ConnectRequest request)
    {
        if (request.RemoteEndPoint is IPEndPoint remote && !IPAddress.IsLoopback(remote.Address))
        {
            return ConnectDecision.Refuse(
                MqttReasonCode.NotAuthorized,
                $"Devices without credentials are accepted from this machine only; {remote.Address} is not. Connect from loopback.");
        }

        return ConnectDecision.Accept();
    }
}
