using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Counts open sockets: so many per conversation, so many per node, and one per stream token, of which the newest stays.</summary>
internal sealed class OpenStreams(IOptions<DirectLineOptions> options)
{
    private readonly Dictionary<ConversationKey, List<Place>> _places = [];
    private readonly Lock _lock = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>A place, or null when there is none left.</summary>
    public Place? Enter(ConversationKey key, string tokenId)
    {
        Place? older;
        Place place;
        lock (_lock)
        {
            var present = _places.GetValueOrDefault(key) ?? [];
            older = present.Find(other => other.TokenId == tokenId);
            if (older is null && (present.Count >= options.Value.StreamsPerConversation || _count >= options.Value.Streams))
            {
                return null;
            }

            place = new Place(this, key, tokenId);
            present.Add(place);
            _places[key] = present;
            _count++;
        }

        older?.Replace();
        return place;
    }

    private void Leave(Place place)
    {
        lock (_lock)
        {
            if (_places.TryGetValue(place.Key, out var present) && present.Remove(place))
            {
                _count--;
                if (present.Count == 0)
                {
                    _places.Remove(place.Key);
                }
            }
        }
    }

    /// <summary>The right to one open socket.</summary>
    internal sealed class Place(OpenStreams owner, ConversationKey key, string tokenId) : IDisposable
    {
        private readonly CancellationTokenSource _replaced = new();

        public ConversationKey Key => key;

        public string TokenId => tokenId;

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
