<?php
// Says to the chat who is signed in on your site: a JWT (HS256) for data-user-token. Make one for each page view: it opens one chat.
// The key is HostPage:SigningKey of the bot, 32 bytes at least; keep it on your server.
declare(strict_types=1);

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

/** $id is your own id of the person, $email the address that your site has proved. */
function sign_user(string $id, string $email, string $key): string
{
    $now = time();
    $claims = ['sub' => $id, 'email' => $email, 'aud' => 'supportbot', 'iat' => $now, 'exp' => $now + 600, 'jti' => bin2hex(random_bytes(16))];
    $signed = base64url(json_encode(['alg' => 'HS256', 'typ' => 'JWT'])) . '.' . base64url(json_encode($claims));
    return $signed . '.' . base64url(hash_hmac('sha256', $signed, $key, true));
}

/* In the page (a closing tag of PHP would end a comment of one line):
   <script src="https://assistance.exemple.fr/embed.js" async
           data-user-token="<?= htmlspecialchars(sign_user($user->id, $user->email, getenv('HOST_PAGE_KEY'))) ?>"></script> */
if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    echo sign_user($argv[1], $argv[2], (string) getenv('HOST_PAGE_KEY'));
}
