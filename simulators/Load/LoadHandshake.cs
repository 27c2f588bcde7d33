using System.Net.Sockets;
using System.Text;

namespace ParkTwin.Simulators.Load;

/// <summary>CONNECT and CONNACK of MQTT 3.1.1 on a blocking socket: clean session, no keep-alive, no will.</summary>
internal static class LoadHandshake
{
    /// <summary>Connects a client id.</summary>
    /// <exception cref="IOException">The endpoint refuses.</exception>
    public static void Run(Socket socket, string clientId, string? user, string? password)
    {
        using var body = new MemoryStream();
        Text(body, "MQTT");
        body.WriteByte(4);
        body.WriteByte((byte)(2 | (user is null ? 0 : 128) | (password is null ? 0 : 64)));
        body.Write([0, 0]);
        Text(body, clientId);
        if (user is not null)
        {
            Text(body, user);
        }

        if (password is not null)
        {
            Text(body, password);
        }

        byte[] head = body.Length > 127
            ? [0x10, (byte)((body.Length & 127) | 128), (byte)(body.Length >> 7)]
            : [0x10, (byte)body.Length];
        socket.Send([.. head, .. body.ToArray()]);
        var answer = new byte[4];
        socket.ReceiveTimeout = 10_000;
        for (var got = 0; got < answer.Length;)
        {
            var received = socket.Receive(answer.AsSpan(got));
            got += received > 0
                ? received
                : throw new IOException("the endpoint closed the connection instead of answering CONNECT");
        }

        socket.ReceiveTimeout = 0;
        if (answer is not [0x20, 2, _, 0])
        {
            throw new IOException(
                $"the endpoint refused the connection with CONNACK {Convert.ToHexString(answer)} (return code {answer[3]})");
        }
    }

    private static void Text(MemoryStream to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        to.WriteByte((byte)(bytes.Length >> 8));
        to.WriteByte((byte)(bytes.Length & 255));
        to.Write(bytes);
    }
}
