using ParkTwin.Contracts;

namespace ParkTwin.Ingest.Devices;

/// <summary>The newest directory of gateways, put together from what each park tells. Safe for concurrent use.</summary>
internal sealed class GatewayDirectoryHolder
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, GatewayTable> _tables = new(StringComparer.Ordinal);
    private GatewayDirectory _current = GatewayDirectory.Empty;
    private bool _isLoaded;

    /// <summary>The newest.</summary>
    public GatewayDirectory Current => Volatile.Read(ref _current);

    /// <summary>True once every park has told its gateways; before that nobody can be told from a stranger.</summary>
    public bool IsLoaded
    {
        get => Volatile.Read(ref _isLoaded);
        set => Volatile.Write(ref _isLoaded, value);
    }

    /// <summary>Takes a park's table; false where a newer one is here already.</summary>
    public bool Take(GatewayTable table)
    {
        lock (_gate)
        {
            if (_tables.TryGetValue(table.Park, out var known) && known.Version >= table.Version)
            {
                return false;
            }

            _tables[table.Park] = table;
            Volatile.Write(ref _current, new GatewayDirectory(_tables.Values, _current));
            return true;
        }
    }
}
