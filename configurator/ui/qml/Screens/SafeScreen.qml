// Safe: something broke. What happened, that nothing is lost, and one tap to go on.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: screen

    required property Kiosk kiosk
    readonly property var trouble: kiosk.trouble

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - Tokens.s6 * 2, 980 * Tokens.unit)
        height: all.height + Tokens.s6 * 2
        Accessible.role: Accessible.AlertMessage
        Accessible.name: words.text
        Column {
            id: all
            anchors.centerIn: parent
            width: parent.width - Tokens.s6 * 2
            spacing: Tokens.s4
            Icon { name: "people"; size: 72 * Tokens.unit; color: Tokens.accent; anchors.horizontalCenter: parent.horizontalCenter }
            Label { text: screen.trouble.title ?? ""; role: "title"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter }
            Label { id: words; text: screen.trouble.words ?? ""; role: "lead"; color: Tokens.muted; width: parent.width; horizontalAlignment: Text.AlignHCenter }
            Flow {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, again.width + done.width + spacing)
                spacing: Tokens.gap
                topPadding: Tokens.s3
                Button { id: again; strong: true; icon: "rotate"; label: screen.trouble.again ?? ""; objectName: "tryAgain"; onPressed: screen.kiosk.tryAgain() }
                Button { id: done; label: screen.trouble.done ?? ""; objectName: "finish"; onPressed: screen.kiosk.endVisit() }
            }
        }
    }
}
