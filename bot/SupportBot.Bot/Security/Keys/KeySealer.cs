using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Security.Keys;

/// <summary>
/// Seals what lies in the database and must be worth nothing to whoever has only the database: AES-256-GCM under the key of
/// <see cref="KeyEncryptionOptions"/>, bound to its name, so that rows cannot be exchanged. What was stored before there was a key opens as it is.
/// </summary>
internal sealed class KeySealer
{
    private const int KeyIdBytes = 4;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly List<(byte[] Id, byte[] Key)> _keys;

    public KeySealer(IOptions<KeyEncryptionOptions> options) => _keys = [.. options.Value.Keys().Select(static key => (SHA256.HashData(key)[..KeyIdBytes], key))];

    private static ReadOnlySpan<byte> Mark => "SBK1"u8;

    /// <summary>Whether there is a key.</summary>
    public bool IsOn => _keys.Count > 0;

    /// <summary>The sealed form; as it is when there is no key.</summary>
    public byte[] Seal(string name, byte[] plain)
    {
        if (!IsOn)
        {
            return plain;
        }

        var (id, key) = _keys[0];
        var sealedBytes = new byte[HeadLength + plain.Length];
        var head = sealedBytes.AsSpan(0, HeadLength);
        Mark.CopyTo(head);
        id.CopyTo(head[Mark.Length..]);
        var nonce = head.Slice(Mark.Length + KeyIdBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(HeadLength), head[^TagBytes..], Encoding.UTF8.GetBytes(name));
        return sealedBytes;
    }

    /// <summary>What was sealed.</summary>
    /// <exception cref="KeySealedException">None of the keys opens it.</exception>
    public byte[] Open(string name, byte[] stored)
    {
        if (!IsSealed(stored))
        {
            return stored;
        }

        var id = stored.AsSpan(Mark.Length, KeyIdBytes).ToArray();
        if (_keys.Find(known => known.Id.AsSpan().SequenceEqual(id)).Key is not { } key)
        {
            throw new KeySealedException(name);
        }

        var plain = new byte[stored.Length - HeadLength];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(
                stored.AsSpan(Mark.Length + KeyIdBytes, NonceBytes),
                stored.AsSpan(HeadLength),
                stored.AsSpan(HeadLength - TagBytes, TagBytes),
                plain,
                Encoding.UTF8.GetBytes(name));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new KeySealedException(name);
        }

        return plain;
    }

    /// <summary>Whether it should be stored anew: there is a key, and it was not this one that sealed it.</summary>
    public bool IsStale(byte[] stored) => IsOn && !(IsSealed(stored) && stored.AsSpan(Mark.Length, KeyIdBytes).SequenceEqual(_keys[0].Id));

    private static int HeadLength => Mark.Length + KeyIdBytes + NonceBytes + TagBytes;

    private static bool IsSealed(byte[] stored) => stored.Length > HeadLength && stored.AsSpan().StartsWith(Mark);
}

/// <summary>Something in the database is sealed with a key that this process does not have, or was changed.</summary>
internal sealed class KeySealedException(string name) : Exception(
    $"'{name}' in the database is sealed with another key than {KeyEncryptionOptions.Section}:{nameof(KeyEncryptionOptions.KeyEncryptionKey)} names. Give the key that sealed it.");
