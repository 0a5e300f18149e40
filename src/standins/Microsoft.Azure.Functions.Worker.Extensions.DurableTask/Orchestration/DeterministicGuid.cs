using System.Security.Cryptography;
using System.Text;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>Guids made from a name (RFC 9562, version 5): the same name gives the same guid.</summary>
internal static class DeterministicGuid
{
    private static readonly byte[] Namespace = new Guid("c4e02be6-7f6a-4a1c-9b1e-2f6ea3d6b7a1").ToByteArray(bigEndian: true);

    public static Guid Create(string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. Namespace, .. Encoding.UTF8.GetBytes(name)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
