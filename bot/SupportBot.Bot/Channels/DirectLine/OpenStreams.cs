using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Counts open sockets: so many per conversation, per address and per node, and one per stream token, of which the newest stays.</summary>
internal sealed class OpenStreams(IOptions<DirectLineOptions> options, IOptions<RateLimitOptions> limits)
{
    private readonly Dictionary<ConversationKey, List<Place>> _places = [];
    private readonly Dictionary<string, int> _addresses = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>A place, or null when there is none left.</summary>
    public Place? Enter(ConversationKey key, string tokenId, string address)
    {
        Place? older;
        Place place;
        lock (_lock)
        {
            var present = _places.GetValueOrDefault(key) ?? [];
            older = present.Find(other => other.TokenId == tokenId);
            if (older is null && IsFull(present.Count, address))
            {
                return null;
            }

            place = new Place(this, key, tokenId, address);
            _addresses[address] = _addresses.GetValueOrDefault(address) + 1;
            present.Add(place);
            _places[key] = present;
            _count++;
        }

        older?.Replace();
        return place;
    }

    private bool IsFull(int inConversation, string address) =>
        inConversation >= options.Value.StreamsPerConversation
        || _count >= options.Value.Streams
        || (limits.Value.Enabled && _addresses.GetValueOrDefault(address) >= options.Value.StreamsPerAddress);

    private void Leave(Place place)
    {
        lock (_lock)
        {
            if (_places.TryGetValue(place.Key, out var present) && present.Remove(place))
            {
                _count--;
                if (--_addresses[place.Address] == 0)
                {
                    _addresses.Remove(place.Address);
                }

                if (present.Count == 0)
                {
                    _places.Remove(place.Key);
                }
            }
        }
    }

    /// <summary>The right to one open socket.</summary>
    internal sealed class Place(OpenStreams owner, ConversationKey key, string tokenId, string address) : IDisposable
    {
        private readonly CancellationTokenSource _replaced = new();

        public ConversationKey Key => key;

        public string TokenId => tokenId;

        /// <summary>Where the client connects from.</summary>
        public string Address => address;

        /// <summary>Cancelled when another socket was opened with the same token.</summary>
        public CancellationToken Replaced => _replaced.Token;

        public void Replace()
        {
            try
            {
                _replaced.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It was leaving at that moment.
            }
        }

        public void Dispose()
        {
            owner.Leave(this);
            _replaced.Dispose();
        }
    }
}
