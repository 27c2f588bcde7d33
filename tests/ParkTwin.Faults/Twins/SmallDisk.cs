using System.Diagnostics;
using System.Globalization;

namespace ParkTwin.Faults.Twins;

/// <summary>A file system of its own of a few hundred megabytes: ext4 on a loop device. Needs root and a kernel that mounts.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static readonly Lazy<bool> Tried = new(Try);
    private readonly string _image;

    private SmallDisk(string image, string folder) => (_image, Folder) = (image, folder);

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>Bytes that are free.</summary>
    public long FreeBytes => new DriveInfo(Folder).AvailableFreeSpace;

    /// <summary>True where this user and kernel can mount one; tried once.</summary>
    public static bool IsPossible => Tried.Value;

    /// <summary>Mounts one; null where this user or kernel may not.</summary>
    public static SmallDisk? TryMount(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || Places.Find("mkfs.ext4") is not { } format || Places.Find("mount") is not { } mount)
        {
            return null;
        }

        var image = Path.GetTempFileName();
        using (var file = File.OpenWrite(image))
        {
            file.SetLength(megabytes * 1_048_576L);
        }

        var folder = Directory.CreateTempSubdirectory("twin-faults-disk-").FullName;
        var disk = new SmallDisk(image, folder);
        if (Run(format, "-q", "-F", "-m", "0", image) == 0 && Run(mount, "-o", "loop", image, folder) == 0)
        {
            return disk;
        }

        Directory.Delete(folder);
        File.Delete(image);
        return null;
    }

    /// <summary>Takes room away with a file of zeros.</summary>
    public string Ballast(string name, int megabytes)
    {
        var path = Path.Combine(Folder, name);
        if (Run(Places.Find("fallocate")!, "-l", megabytes.ToString(CultureInfo.InvariantCulture) + "M", path) != 0)
        {
            throw new FaultException($"No {megabytes} MB for {path}.");
        }

        return path;
    }

    public void Dispose()
    {
        for (var attempt = 0; attempt < 50 && Run(Places.Find("umount")!, Folder) != 0; attempt++)
        {
            Thread.Sleep(100); // A process that was killed a moment ago still holds its files.
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder);
        }

        File.Delete(_image);
    }

    /// <summary>Runs a program of the system; answers its exit code.</summary>
    public static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static bool Try()
    {
        using var disk = TryMount(16);
        return disk is not null;
    }
}
