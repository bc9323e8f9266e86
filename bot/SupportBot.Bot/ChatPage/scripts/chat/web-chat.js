// Loads Microsoft's Web Chat on demand and dresses it in our colours and words.
import texts from '../../texts/chat.json';
import { typeset } from '../shared/text.js';
import { learnBotName, namePeople, partPeople } from './people.js';

const acceptedFiles = 'image/png,image/jpeg,image/heic,application/pdf,.heic';
const incomingActivity = 'DIRECT_LINE/INCOMING_ACTIVITY';
const sending = new Set(['WEB_CHAT/SUBMIT_SEND_BOX', 'WEB_CHAT/SEND_MESSAGE', 'WEB_CHAT/SEND_MESSAGE_BACK', 'WEB_CHAT/SEND_POST_BACK', 'WEB_CHAT/SEND_FILES']);

let loading;

/** Fetches the Web Chat script once; a failed try can be repeated. */
export function loadWebChat(assets) {
  if (window.WebChat) {
    return Promise.resolve();
  }

  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(WEB_CHAT_FILE, assets).href;
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => {
      script.remove();
      loading = undefined;
      reject(new Error('Web Chat did not load.'));
    });
    document.head.append(script);
  });
  return loading;
}

/** True when the bot's message says that it takes files. */
export const asksForFile = activity => activity.channelData?.supportBot?.files === true;

/**
 * Web Chat's store. `heard(activity)` gets every message of the other side; `mayPost()` false holds a message back,
 * which then stays in the box, and `heldBack()` is told; `gone()` when the server has erased the conversation.
 */
export function createStore({ heard, mayPost, heldBack, gone }) {
  return WebChat.createStore({}, () => next => action => {
    if (sending.has(action.type) && !mayPost()) {
      heldBack();
      return undefined;
    }

    const activity = action.type === incomingActivity ? action.payload.activity : undefined;
    const fromOtherSide = activity && activity.from?.role !== 'user';
    if (activity?.type === 'endOfConversation') {
      if (fromOtherSide && activity.code === 'erased') {
        gone();
      }

      return undefined; // Web Chat has no way to draw it and complains.
    }

    if (fromOtherSide) {
      learnBotName(activity);
    }

    const result = next(fromOtherSide && activity.text ? { ...action, payload: { ...action.payload, activity: { ...activity, text: typeset(activity.text) } } } : action);
    if (fromOtherSide) {
      heard(activity);
    }

    return result;
  });
}

/** True while the bot's messages say that a person reads along, or soon will: what the visitor types is worth showing. */
export const hasReader = activity => activity.from?.id === 'agent' || activity.channelData?.supportBot?.kind === 'handoff';

export function renderWebChat(mount, { directLine, store, userId, assets, allowFiles, showTyping }) {
  WebChat.renderWebChat({
    directLine,
    store,
    userID: userId,
    username: texts.you,
    locale: 'fr-FR',
    sendTypingIndicator: showTyping,
    overrideLocalizedStrings: texts.webChat,
    styleOptions: { ...styles, hideUploadButton: !allowFiles, botAvatarImage: new URL('assistant.svg', assets).href },
    adaptiveCardsHostConfig: cards,
    activityMiddleware: namePeople,
    groupActivitiesMiddleware: partPeople,
  }, mount);
}

const styles = {
  primaryFont: 'var(--font)',
  monospaceFont: 'var(--mono)',
  accent: 'var(--accent)',
  backgroundColor: 'var(--surface)',
  subtle: 'var(--ink-soft)',
  timestampColor: 'var(--ink-soft)',
  paddingRegular: 12,
  avatarSize: 30,
  botAvatarInitials: '',
  showAvatarInGroup: 'status',

  bubbleBackground: 'var(--bubble)',
  bubbleBorderColor: 'var(--bubble-line)',
  bubbleBorderRadius: 14,
  bubbleBorderWidth: 1,
  bubbleTextColor: 'var(--ink)',
  bubbleMinHeight: 38,
  bubbleMinWidth: 40,
  bubbleMaxWidth: 480,
  bubbleFromUserBackground: 'var(--accent)',
  bubbleFromUserBorderColor: 'var(--accent)',
  bubbleFromUserBorderRadius: 14,
  bubbleFromUserTextColor: 'var(--accent-ink)',

  cardEmphasisBackgroundColor: 'var(--accent-soft)',
  cardPushButtonBackgroundColor: 'var(--surface)',
  cardPushButtonTextColor: 'var(--accent)',

  suggestedActionLayout: 'flow',
  suggestedActionBorderRadius: 18,
  suggestedActionBorderWidth: 1,
  suggestedActionHeight: 38,
  suggestedActionBackgroundColor: 'var(--surface)',
  suggestedActionBorderColor: 'var(--accent)',
  suggestedActionTextColor: 'var(--accent)',
  suggestedActionBackgroundColorOnHover: 'var(--accent-soft)',
  suggestedActionBackgroundColorOnActive: 'var(--accent-soft)',
  suggestedActionBackgroundColorOnFocus: 'var(--accent-soft)',
  suggestedActionKeyboardFocusIndicatorBorderColor: 'var(--accent)',
  suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid',
  suggestedActionKeyboardFocusIndicatorBorderWidth: 2,
  suggestedActionsVisualKeyboardIndicatorColor: 'var(--accent)',

  sendBoxBackground: 'var(--surface)',
  sendBoxTextColor: 'var(--ink)',
  sendBoxPlaceholderColor: 'var(--ink-soft)',
  sendBoxDisabledTextColor: 'var(--ink-soft)',
  sendBoxBorderTop: 'solid 1px var(--line)',
  sendBoxHeight: 52,
  sendBoxTextWrap: true,
  sendBoxMaxHeight: 140,
  sendBoxButtonColor: 'var(--accent)',
  sendBoxButtonColorOnHover: 'var(--accent-strong)',
  sendBoxButtonColorOnFocus: 'var(--accent)',
  sendBoxButtonColorOnActive: 'var(--accent-strong)',
  sendBoxButtonColorOnDisabled: 'var(--line-strong)',
  sendBoxButtonShadeColorOnHover: 'var(--accent-soft)',
  sendBoxButtonShadeColorOnActive: 'var(--accent-soft)',
  sendBoxButtonKeyboardFocusIndicatorBorderColor: 'var(--accent)',
  maxMessageLength: 4000,

  transcriptVisualKeyboardIndicatorColor: 'var(--accent)',
  transcriptActivityVisualKeyboardIndicatorColor: 'var(--accent)',
  transcriptOverlayButtonBackground: 'var(--accent)',
  transcriptOverlayButtonBackgroundOnHover: 'var(--accent-strong)',
  transcriptOverlayButtonBackgroundOnFocus: 'var(--accent)',
  transcriptOverlayButtonColor: 'var(--accent-ink)',
  transcriptOverlayButtonColorOnHover: 'var(--accent-ink)',
  transcriptOverlayButtonColorOnFocus: 'var(--accent-ink)',

  // A long answer is read from its beginning.
  autoScrollSnapOnPage: true,
  scrollToEndButtonBehavior: 'any',

  hideTelephoneKeypadButton: true,
  hideToaster: true,
  emojiSet: {},
  groupTimestamp: 300_000,
  timestampFormat: 'relative', // The absolute one says "7:20 AM" in French.
  sendTimeout: 20_000,
  sendTimeoutForAttachments: 120_000,
  uploadAccept: acceptedFiles,
  uploadMultiple: true,
  enableUploadThumbnail: true,
  markdownRenderHTML: false,
};

const ink = { default: 'var(--ink)', subtle: 'var(--ink-soft)' };
const accent = { default: 'var(--accent)', subtle: 'var(--accent)' };
const cards = {
  fontFamily: 'var(--font)',
  fontSizes: { small: 14, default: 16, medium: 17, large: 20, extraLarge: 24 },
  lineHeights: { small: 20, default: 24, medium: 24, large: 28, extraLarge: 32 },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors: { default: ink, dark: ink, light: ink, accent, good: accent, warning: { default: 'var(--alert)', subtle: 'var(--alert)' }, attention: { default: 'var(--alert)', subtle: 'var(--alert)' } } },
    emphasis: { backgroundColor: 'var(--accent-soft)', foregroundColors: { default: ink, accent } },
  },
  actions: { actionsOrientation: 'vertical', actionAlignment: 'stretch', buttonSpacing: 8, maxActions: 10 },
  supportsInteractivity: true,
};
