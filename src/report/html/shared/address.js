// What a page shows, as it stands behind the # of its address: a link to it shows the same. Each page has
// its own keys: `unset` holds them with nothing, `wanted` with what is wanted now.

function readAddress() {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const key of Object.keys(unset))
        wanted[key] = given.get(key) || '';
}

function addressOf(state) {
    const kept = Object.entries(state).filter(([, value]) => value !== '');
    return '#' + new URLSearchParams(kept);
}

function writeAddress() {
    try {
        history.replaceState(null, '', addressOf(wanted));
    } catch {
        // A browser may refuse it in a local file: then the address stays as it was.
    }
}
