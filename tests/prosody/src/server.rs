//! Prosody on the loopback interface, with its own configuration and data.

use std::fs::{self, File};
use std::io::{Error, Result};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A server that stops when it is dropped.
pub struct Server {
    process: Child,
    folder: PathBuf,
    pub address: SocketAddr,
    /// Where BOSH is served.
    pub http: SocketAddr,
}

/// The domain for guests, who need no account.
pub const GUESTS: &str = "meet.test";
/// The domain for users.
pub const USERS: &str = "auth.meet.test";
/// The domain of rooms that anybody can create.
pub const ROOMS: &str = "conference.meet.test";
/// The domain of rooms that nobody can create.
pub const RESTRICTED: &str = "restricted.meet.test";
/// The only user, and the password.
pub const USER: &str = "alice";
pub const PASSWORD: &str = "open sesame";

/// Grants every conference, as Jicofo does.
pub const FOCUS: &str = "jicofo.meet.test";
const GRANT: &str = r#"
local st = require "util.stanza";
module:hook("iq-set/host/http://jitsi.org/protocol/focus:conference", function (event)
    local answer = { xmlns = "http://jitsi.org/protocol/focus", ready = "true" };
    event.origin.send(st.reply(event.stanza):tag("conference", answer));
    return true;
end);
"#;

/// Removes all from a room that somebody sends this message to, with the status of a shutdown. Prosody
/// 0.12 itself closes the streams first, so nobody gets to know.
pub const CLEAR: &str = "clear";
const PLUGIN: &str = r#"
local st = require "util.stanza";
module:hook("muc-occupant-groupchat", function (event)
    if event.stanza:get_child_text("body") == "clear" then
        local x = st.stanza("x", { xmlns = "http://jabber.org/protocol/muc#user" });
        event.room:clear(x:tag("status", { code = "332" }):up());
        return true;
    end
end, 100);
"#;

impl Server {
    /// Starts it in an empty folder, and waits until it answers.
    pub fn start(folder: &Path) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        let accounts = folder.join("data/auth%2emeet%2etest/accounts");
        fs::create_dir_all(&accounts)?;
        let account = format!("return {{ password = {PASSWORD:?} }};\n");
        fs::write(accounts.join(format!("{USER}.dat")), account)?;
        fs::create_dir_all(folder.join("plugins"))?;
        fs::write(folder.join("plugins/mod_clear.lua"), PLUGIN)?;
        fs::write(folder.join("plugins/mod_grant.lua"), GRANT)?;
        let [address, http] = free_ports()?;
        let configuration = folder.join("prosody.cfg.lua");
        fs::write(&configuration, self::configuration(folder, address, http))?;
        let output = File::create(folder.join("output"))?;
        let process = Command::new("prosody")
            .arg("--config")
            .arg(&configuration)
            .arg("-F")
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .map_err(|error| {
                Error::other(format!(
                    "prosody does not start: {error}; `.ci/prosody` installs it on Debian"
                ))
            })?;
        let mut server = Self {
            process,
            folder: folder.to_owned(),
            address,
            http,
        };
        server.wait()?;
        Ok(server)
    }

    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        while !self.answers() {
            let ended = self.process.try_wait()?.is_some();
            if ended || start.elapsed() > Duration::from_secs(20) {
                let output = fs::read_to_string(self.folder.join("output"))?;
                return Err(Error::other(format!("prosody does not answer:\n{output}")));
            }
            sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Whether it listens. A socket that connects to a free port can be connected to itself.
    fn answers(&self) -> bool {
        let socket = TcpStream::connect(self.address);
        socket
            .and_then(|socket| socket.local_addr())
            .is_ok_and(|own| own != self.address)
    }

    /// Asks it to stop, as for a restart.
    pub fn shut_down(&self) -> Result<()> {
        let id = self.process.id().to_string();
        let status = Command::new("kill").args(["-TERM", &id]).status()?;
        if status.success() {
            Ok(())
        } else {
            Err(Error::other("`kill` could not end prosody"))
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Two addresses that nobody uses.
fn free_ports() -> Result<[SocketAddr; 2]> {
    let sockets = [
        TcpListener::bind("127.0.0.1:0")?,
        TcpListener::bind("127.0.0.1:0")?,
    ];
    Ok([sockets[0].local_addr()?, sockets[1].local_addr()?])
}

fn configuration(folder: &Path, address: SocketAddr, http: SocketAddr) -> String {
    let path = |name: &str| folder.join(name).display().to_string();
    format!(
        r#"
run_as_root = true
interfaces = {{ "127.0.0.1" }}
c2s_ports = {{ {c2s} }}
c2s_direct_tls_ports = {{}}
s2s_ports = {{}}
s2s_direct_tls_ports = {{}}
http_ports = {{ {http} }}
http_interfaces = {{ "127.0.0.1" }}
https_ports = {{}}
data_path = {data:?}
pidfile = {pid:?}
log = {{ info = {log:?} }}
plugin_paths = {{ {plugins:?} }}
modules_enabled = {{ "saslauth", "disco", "bosh" }}
modules_disabled = {{ "s2s", "tls", "offline" }}
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
VirtualHost "{GUESTS}"
    authentication = "anonymous"
VirtualHost "{USERS}"
    authentication = "internal_plain"
Component "{ROOMS}" "muc"
    modules_enabled = {{ "clear" }}
    muc_room_locking = false
Component "{FOCUS}"
    modules_enabled = {{ "grant" }}
Component "{RESTRICTED}" "muc"
    restrict_room_creation = true
    muc_room_locking = false
"#,
        c2s = address.port(),
        http = http.port(),
        data = path("data"),
        pid = path("pid"),
        log = path("log"),
        plugins = path("plugins"),
    )
}
